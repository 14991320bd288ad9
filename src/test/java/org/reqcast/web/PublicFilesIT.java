// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What boards and search engines rely on when they read feeds and opening pages. */
class PublicFilesIT {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() {
    site = new Site(folder);
    site.publish("openings/index.html", "<h1>Work with us</h1>");
    site.publish("openings/REQ-1.html", "<h1>Analyst</h1>");
    site.publish("openings/REQ-2.gone.html", "<h1>No longer open</h1>");
    site.publish("feeds/jobs.xml", "<jobs/>");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void anUnchangedFeedIsAnsweredWithoutItsBody() {
    HttpResponse<String> first = site.get("/feeds/jobs.xml");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo("<jobs/>");
    assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();

    for (HttpResponse<String> again :
        List.of(
            site.get("/feeds/jobs.xml", "If-None-Match", tag),
            site.get("/feeds/jobs.xml", "If-None-Match", "\"other\", " + tag),
            site.get("/feeds/jobs.xml", "If-Modified-Since", modified))) {
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    }
  }

  @Test
  void aChangedFeedIsSentAnewEvenWithinTheSameSize() throws IOException {
    String tag = site.get("/feeds/jobs.xml").headers().firstValue("ETag").orElseThrow();
    site.publish("feeds/jobs.xml", "<jobz/>");
    Path file = folder.resolve("public/feeds/jobs.xml");
    Files.setLastModifiedTime(
        file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plus(Duration.ofHours(1))));
    HttpResponse<String> changed = site.get("/feeds/jobs.xml", "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).isEqualTo("<jobz/>");
  }

  @Test
  void anotherTagBeatsAnUnchangedDate() {
    String modified =
        site.get("/feeds/jobs.xml").headers().firstValue("Last-Modified").orElseThrow();
    assertThat(
            site.get("/feeds/jobs.xml", "If-None-Match", "\"other\"", "If-Modified-Since", modified)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void headSaysHowLongTheFileIsAndSendsNothing() {
    HttpResponse<String> head = site.send("HEAD", "/feeds/jobs.xml");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isPresent();
    assertThat(head.headers().firstValue("Content-Length")).hasValue("7");
  }

  @Test
  void thePackedTwinIsSentToThoseWhoTakeItAndOnlyWhileItIsOne() throws IOException {
    site.publish("feeds/big.xml", "<jobs>" + "x".repeat(5_000) + "</jobs>");
    Path twin = folder.resolve("public/feeds/big.xml.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(twin))) {
      Files.copy(folder.resolve("public/feeds/big.xml"), out);
    }
    FileTime date = Files.getLastModifiedTime(folder.resolve("public/feeds/big.xml"));
    Files.setLastModifiedTime(twin, date);

    HttpResponse<String> packed = site.get("/feeds/big.xml", "Accept-Encoding", "br, gzip;q=0.5");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().firstValue("Content-Length"))
        .hasValue(String.valueOf(Files.size(twin)));
    assertThat(packed.headers().allValues("Vary").toString()).contains("Accept-Encoding");
    HttpResponse<String> plain = site.get("/feeds/big.xml", "Accept-Encoding", "gzip;q=0");
    assertThat(plain.body()).hasSize(5_013);
    String tag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(plain.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    assertThat(
            site.get("/feeds/big.xml", "Accept-Encoding", "gzip", "If-None-Match", tag)
                .statusCode())
        .isEqualTo(304);
    assertThat(site.get("/feeds/big.xml.gz").headers().firstValue("Content-Type"))
        .hasValue("application/gzip");

    Files.setLastModifiedTime(twin, FileTime.from(date.toInstant().minus(Duration.ofMinutes(1))));
    HttpResponse<String> old = site.get("/feeds/big.xml", "Accept-Encoding", "identity");
    assertThat(old.body()).hasSize(5_013);
    assertThat(old.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void pagesHaveAddressesWithoutEndings() {
    assertThat(site.get("/openings/REQ-1").body()).contains("Analyst");
    assertThat(site.get("/openings/").body()).contains("Work with us");
    assertThat(site.get("/openings").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageMayUseTheStyleItBringsAndNoOther() {
    site.publish("openings/REQ-3.html", "<head><style>h1{color:red}</style></head><h1>Hello</h1>");
    assertThat(policy("/openings/REQ-3"))
        .contains("style-src 'self' 'sha256-/D8wWMrWSOjeD/K4IHepvRvJjPxqJbouCB3qbqmBaqY='")
        .doesNotContain("unsafe-inline");
    assertThat(policy("/openings/REQ-1")).contains("style-src 'self';");
  }

  private String policy(String path) {
    return site.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  @Test
  void aDoneOpeningIsGoneForGood() {
    HttpResponse<String> gone = site.get("/openings/REQ-2");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("No longer open");
    assertThat(gone.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    assertThat(site.get("/openings/REQ-2.html").statusCode()).isEqualTo(410);
    assertThat(site.get("/openings/REQ-2.gone.html").statusCode()).isNotEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openings/../../secrets.yaml",
        "/openings/..%2f..%2fsecrets.yaml",
        "/openings/%2e%2e/%2e%2e/secrets.yaml",
        "/openings/..%5c..%5csecrets.yaml",
        "/feeds/%2fetc/passwd",
        "/feeds/.hidden",
        "/feeds//etc/passwd",
        "/feeds/jobs.xml%00.html",
        "/openings/..;/..;/secrets.yaml"
      })
  void nothingOutsideTheFolderIsEverServed(String target) throws IOException {
    Files.writeString(folder.resolve("secrets.yaml"), "board: {token: verysecret}");
    site.publish("feeds/.hidden", "verysecret");
    String answer = RawRequest.get(site.port(), target, "127.0.0.1:" + site.port());
    assertThat(answer).doesNotContain("verysecret").doesNotContain("root:");
    assertThat(answer.substring(9, 12)).isIn("400", "403", "404");
  }

  @Test
  void aPathOfAMillionPartsIsReadWithoutGettingDeep() {
    String parts = "openings" + "/a".repeat(1_000_000);
    assertThat(PublicFiles.plain(parts)).isTrue();
    assertThat(PublicFiles.plain(parts + "/")).isTrue();
    assertThat(PublicFiles.plain(parts + "/.git")).isFalse();
    assertThat(PublicFiles.plain(parts + "//a")).isFalse();
    assertThat(PublicFiles.plain("")).isFalse();
    assertThat(site.get("/openings" + "/a".repeat(3_000)).statusCode()).isEqualTo(404);
  }

  @Test
  void robotsMayReadThePublicPartOnly() {
    assertThat(site.get("/robots.txt").body())
        .contains("Allow: /openings")
        .contains("Disallow: /\n");
  }
}
