// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTest {
  @TempDir private Path home;
  private int reads;
  private Watched<String> watched;

  @BeforeEach
  void watch() throws IOException {
    Files.createDirectories(home.resolve("connectors/social"));
    watched =
        new Watched<>(
            home,
            "connectors/**.yaml",
            (file, shownAs, problems) -> {
              reads++;
              return YamlFile.read(file, shownAs, problems).map(map -> map.text("about"));
            });
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  @Test
  void filesComeChangeAndGo() throws IOException {
    write("connectors/a.yaml", "about: one");
    write("connectors/social/b.yaml", "about: two");
    write("connectors/social/.#b.yaml", "about: an editor's");
    assertThat(watched.refresh()).isTrue();
    assertThat(watched.state().files())
        .isEqualTo(Map.of("connectors/a.yaml", "one", "connectors/social/b.yaml", "two"));

    assertThat(watched.refresh()).isFalse();
    assertThat(reads).isEqualTo(2);

    write("connectors/a.yaml", "about: eno");
    Files.delete(home.resolve("connectors/social/b.yaml"));
    assertThat(watched.refresh()).isTrue();
    assertThat(watched.state().files()).isEqualTo(Map.of("connectors/a.yaml", "eno"));
    assertThat(watched.state().problems()).isEmpty();
  }

  @Test
  void aBrokenEditLeavesTheLastGoodVersionAndSaysSo() throws IOException {
    write("connectors/a.yaml", "about: good");
    write("connectors/never.yaml", "about: [");
    watched.refresh();
    assertThat(watched.state().files()).isEqualTo(Map.of("connectors/a.yaml", "good"));
    assertThat(watched.state().older()).isEmpty();

    write("connectors/a.yaml", "about: {}\n");
    assertThat(watched.refresh()).isTrue();
    assertThat(watched.state().files()).isEqualTo(Map.of("connectors/a.yaml", "good"));
    assertThat(watched.state().older()).containsExactly("connectors/a.yaml");
    assertThat(watched.state().problems())
        .extracting(Problem::toString)
        .containsExactly(
            "connectors/a.yaml:1: 'about' must be one value, not a mapping",
            "connectors/never.yaml:1: a bracket is opened and never closed");

    write("connectors/a.yaml", "about: better");
    watched.refresh();
    assertThat(watched.state().files()).isEqualTo(Map.of("connectors/a.yaml", "better"));
    assertThat(watched.state().older()).isEmpty();
  }

  @Test
  void aReaderThatFailsDoesNotStopTheOthers() throws IOException {
    Watched<String> brittle =
        new Watched<>(
            home,
            "connectors/**.yaml",
            (file, shownAs, problems) -> {
              if (shownAs.endsWith("a.yaml")) {
                throw new IllegalStateException("on purpose");
              }
              return YamlFile.read(file, shownAs, problems).map(map -> map.text("about"));
            });
    write("connectors/a.yaml", "about: one");
    write("connectors/b.yaml", "about: two");
    brittle.refresh();

    assertThat(brittle.state().files()).isEqualTo(Map.of("connectors/b.yaml", "two"));
    assertThat(brittle.state().problems())
        .extracting(Problem::file)
        .containsExactly("connectors/a.yaml");
  }

  @Test
  void aFileThatWouldBeOverlookedIsNamedAndAMissingFolderIsEmpty() throws IOException {
    write("connectors/a.yml", "about: one");
    watched.refresh();
    assertThat(watched.state().problems())
        .extracting(Problem::toString)
        .containsExactly("connectors/a.yml:1: is not read: its name must end in .yaml");

    Watched<String> nowhere = new Watched<>(home, "schedules/*.yaml", (f, s, p) -> null);
    assertThat(nowhere.refresh()).isFalse();
    assertThat(nowhere.state().files()).isEmpty();
  }
}
