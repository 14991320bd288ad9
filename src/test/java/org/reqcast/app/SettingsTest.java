// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.connector.AccountEntry;

class SettingsTest {
  @TempDir private Path home;
  private final Problems problems = new Problems();

  private Settings read() {
    return Settings.read(home, Map.<String, String>of()::get, problems);
  }

  private List<String> mistakes() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void withoutAFileThereAreWorkableDefaults() {
    Settings settings = read();

    assertThat(mistakes()).isEmpty();
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.publicPort()).isEqualTo(8081);
    assertThat(settings.site()).isEqualTo("http://127.0.0.1:8081");
    assertThat(settings.data()).isEqualTo(home.resolve("data"));
    assertThat(settings.accounts()).isEmpty();
  }

  @Test
  void everySettingIsRead() throws IOException {
    Files.writeString(
        home.resolve("reqcast.yaml"),
        """
        about: Riverside Staffing
        organization: {name: Riverside Staffing, site: https://riverside.example.org/}
        site: https://jobs.riverside.example.org
        web: {bind: "::1", port: 9000, public-port: 80}
        data: elsewhere
        accounts:
          social-main:
            connector: some-board
            settings: {instance: https://social.example.org}
            private-addresses: true
          feed: {connector: some-feed}
        """);
    Settings settings = read();

    assertThat(mistakes()).isEmpty();
    assertThat(settings.organization()).isEqualTo("Riverside Staffing");
    assertThat(settings.organizationSite()).isEqualTo("https://riverside.example.org");
    assertThat(settings.site()).isEqualTo("https://jobs.riverside.example.org");
    assertThat(settings.bind()).isEqualTo("::1");
    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.publicPort()).isEqualTo(80);
    assertThat(settings.data()).isEqualTo(home.resolve("elsewhere"));
    assertThat(settings.accounts())
        .extracting(AccountEntry::name)
        .containsExactly("social-main", "feed");
  }

  @Test
  void secretsThatOthersMayReadAreRefusedWithTheRemedy() throws IOException {
    Path file = Files.createDirectories(home.resolve("data")).resolve("secrets.yaml");
    Files.writeString(file, "social-main: {token: hush}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Settings settings = read();

    assertThat(mistakes())
        .containsExactly(
            "data/secrets.yaml:1: others may read these secrets; run: chmod 600 data/secrets.yaml");
    assertThat(settings.toString()).doesNotContain("hush");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Problems none = new Problems();
    Settings.read(home, Map.<String, String>of()::get, none);
    assertThat(none.list()).isEmpty();
  }
}
