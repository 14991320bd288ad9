// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates stay with the people at the machine, whatever a stranger's browser is made to do. */
class GuardIT {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() {
    site = new Site(folder);
    site.publish("feeds/jobs.xml", "<jobs/>");
    site.hold(Site.person("1", "Wilhelmina Secret", "OH", "Epic Willow pharmacist."));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/candidates?q=Epic", "/ads", "/activity", "/api/runs"})
  void aForeignNameThatPointsHereSeesNothing(String target) throws IOException {
    assertThat(RawRequest.get(site.port(), target, "localhost:" + site.port()))
        .startsWith("HTTP/1.1 200");
    String answer = RawRequest.get(site.port(), target, "rebound.example.com");
    assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Wilhelmina");
  }

  @Test
  void whoComesThroughAProxySeesOnlyThePublicPart() {
    assertThat(site.get("/", "X-Forwarded-For", "203.0.113.9").statusCode()).isEqualTo(403);
    assertThat(site.get("/", "Forwarded", "for=203.0.113.9").statusCode()).isEqualTo(403);
    assertThat(site.get("/feeds/jobs.xml", "X-Forwarded-For", "203.0.113.9").statusCode())
        .isEqualTo(200);
    assertThat(site.get("/health", "X-Forwarded-For", "203.0.113.9").statusCode()).isEqualTo(200);
  }

  @Test
  void aFormOfAnotherSiteSteersNothing() {
    String run = "/schedules/nightly/run";
    assertThat(site.send("POST", run, "Origin", "https://evil.example.com").statusCode())
        .isEqualTo(403);
    assertThat(site.send("POST", run, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(site.send("POST", run, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(site.send("POST", run, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(site.steered).isEmpty();
  }

  @Test
  void ourOwnButtonsSteer() {
    HttpResponse<String> answer =
        site.send(
            "POST",
            "/schedules/nightly/pause",
            "Origin",
            "http://127.0.0.1:" + site.port(),
            "Sec-Fetch-Site",
            "same-origin");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.steered).containsExactly("pause nightly");
    assertThat(site.send("POST", "/schedules/unknown/run").statusCode()).isEqualTo(404);
    assertThat(site.get("/schedules/nightly/run").statusCode()).isNotEqualTo(303);
    assertThat(site.steered).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nowhere", "/feeds/jobs.xml", "/api/candidates"})
  void everyAnswerTellsTheBrowserToBeStrict(String path) {
    HttpHeaders headers = site.get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "script-src");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @Test
  void pagesWithPeopleAreNotKeptByBrowsers() {
    assertThat(site.get("/?q=Epic").headers().firstValue("Cache-Control")).hasValue("no-store");
  }
}
