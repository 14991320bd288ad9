// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.Starter;
import org.reqcast.http.Replay;

class StarterTest {
  @TempDir private Path home;

  static List<String> speaks() {
    return Starter.speaks();
  }

  @ParameterizedTest
  @MethodSource("speaks")
  void aNewConnectorIsSoundAsItStands(String speaks) throws Exception {
    Files.createDirectories(home.resolve("src/test/resources"));
    List<Path> files = Starter.begin(home, "my-board", speaks);
    assertThat(files).allMatch(Files::exists).hasSizeGreaterThan(1);
    var register = Opened.register(home, Replay.of(List.of(), Ads.CLOCK), Ads.CLOCK);
    ConnectorCatalog catalog = new ConnectorCatalog(home, register);
    assertThat(catalog.refresh().list()).isEmpty();
    assertThat(catalog.files().getFirst().about()).startsWith("my-board: ");
  }

  @Test
  void itsFixtureHolds() throws Exception {
    Files.createDirectories(home.resolve("src/test/resources"));
    Starter.begin(home, "my-board", "json-api");
    Path folder = home.resolve("src/test/resources/fixtures/my-board/post");
    YamlMap spoken = FixturesTest.yaml(folder.resolve("case.yaml"));
    Replay replay = Replay.of(folder, Ads.CLOCK);
    var opened =
        Opened.on(
            home,
            "my-board",
            spoken.textMap("settings"),
            spoken.textMap("secrets"),
            replay,
            Ads.CLOCK);
    assertThat(new FixtureCase(spoken, opened).run()).containsExactly(spoken.text("expect"));
    assertThat(replay.unused()).isEmpty();
  }

  @Test
  void nothingIsWrittenOverAndNothingOddIsBegun() throws Exception {
    Starter.begin(home, "my-board", "feed");
    assertThatThrownBy(() -> Starter.begin(home, "my-board", "pages"))
        .hasMessage("my-board.yaml is there already");
    assertThatThrownBy(() -> Starter.begin(home, "../up", "feed"))
        .hasMessageContaining("small letters");
    assertThatThrownBy(() -> Starter.begin(home, "x", "smoke"))
        .hasMessage("can begin with json-api, feed, pages, not smoke");
  }
}
