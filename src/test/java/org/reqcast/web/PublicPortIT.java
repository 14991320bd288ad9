// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world sees through a proxy that was set up in the simplest way. */
class PublicPortIT {
  @TempDir Path folder;
  private PublicPort port;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("openings"));
    Files.writeString(folder.resolve("openings/index.html"), "<h1>Work with us</h1>");
    Files.writeString(folder.resolve("sitemap.xml"), "<urlset/>");
    Files.createDirectories(folder.resolve("feeds"));
    Files.writeString(folder.resolve("feeds/jobs.xml"), "<jobs/>");
    port = PublicPort.start(folder, "https://jobs.example.org", "127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    port.close();
  }

  private String get(String path) throws IOException {
    return RawRequest.get(port.port(), path, "jobs.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/openings", "/openings/", "/feeds/jobs.xml", "/sitemap.xml", "/robots.txt"})
  void publicFilesAreReadUnderAnyName(String path) throws IOException {
    assertThat(get(path)).startsWith("HTTP/1.1 200").contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ads",
        "/activity",
        "/runs/1",
        "/candidates/1",
        "/api/candidates",
        "/api/runs",
        "/api/openings",
        "/assets/reqcast.css"
      })
  void nothingOfARecruitersIsThereEvenForSomebodyAtTheMachine(String path) throws IOException {
    assertThat(RawRequest.get(port.port(), path, "localhost:" + port.port()))
        .startsWith("HTTP/1.1 404")
        .endsWith("There is nothing here.");
  }

  @Test
  void aTakenPortIsSaidWithTheSettingThatNamesAnother() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> PublicPort.start(folder, "https://jobs.example.org", "127.0.0.1", port.port()))
        .withMessageContaining("port " + port.port() + " on 127.0.0.1 is taken")
        .withMessageContaining("web: {public-port: ");
  }

  @Test
  void theSitemapIsNamedWithItsWholeAddressAndItsPartsAreRead() throws IOException {
    assertThat(get("/robots.txt"))
        .contains("Allow: /sitemap\n", "\nSitemap: https://jobs.example.org/sitemap.xml\n");
    Files.writeString(folder.resolve("sitemap-2.xml"), "<urlset/>");
    assertThat(get("/sitemap-2.xml")).startsWith("HTTP/1.1 200").contains("application/xml");
    assertThat(get("/sitemap-3.xml")).startsWith("HTTP/1.1 404");
    Files.delete(folder.resolve("sitemap.xml"));
    assertThat(get("/robots.txt")).doesNotContain("Sitemap:");
  }

  @Test
  void theRootLeadsToTheCareerSite() throws IOException {
    assertThat(get("/")).startsWith("HTTP/1.1 302").contains("/openings/");
  }
}
