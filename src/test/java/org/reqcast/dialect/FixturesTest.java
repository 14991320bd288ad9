// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;
import org.reqcast.http.Replay;
import tools.jackson.databind.json.JsonMapper;

/** Every connector that speaks over HTTP has fixtures, and does what they say. */
class FixturesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final Path CONNECTORS = Path.of("connectors");

  /** A secret that is made anew each time, because nobody should publish a key. */
  private static final String NEW_KEY = "«a new key»";

  @TestFactory
  List<DynamicTest> everyRecordedCaseComesOutAsExpected() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files(FIXTURES, "case.yaml")) {
      Path folder = file.getParent();
      tests.add(
          DynamicTest.dynamicTest(
              FIXTURES.relativize(folder).toString(), file.toUri(), () -> holds(folder)));
    }
    return tests;
  }

  @Test
  void everyConnectorHasFixtures() {
    assertThat(files(CONNECTORS, ".yaml").stream().filter(FixturesTest::overHttp))
        .isNotEmpty()
        .allSatisfy(
            file -> {
              String name = file.getFileName().toString().replace(".yaml", "");
              assertThat(FIXTURES.resolve(name)).isDirectory();
              assertThat(files(FIXTURES.resolve(name), "case.yaml")).isNotEmpty();
            });
  }

  private static void holds(Path folder) throws Exception {
    YamlMap spoken = yaml(folder.resolve("case.yaml"));
    String connector = folder.getParent().getFileName().toString();
    Map<String, String> settings = spoken.textMap("settings");
    Map<String, String> secrets = new TreeMap<>(spoken.textMap("secrets"));
    secrets.replaceAll((name, secret) -> secret.equals(NEW_KEY) ? newKey() : secret);
    Replay replay = Replay.of(folder, Ads.CLOCK);
    var opened = Opened.on(connector, settings, secrets, replay, Ads.CLOCK);
    String came = String.join("\n", new FixtureCase(spoken, opened).run());
    assertThat(spoken.texts("expect")).isNotEmpty();
    for (String expected : spoken.texts("expect")) {
      assertThat(came).contains(expected);
    }
    for (String unwanted : spoken.texts("never")) {
      assertThat(came).doesNotContain(unwanted);
    }
    for (String secret : secrets.values()) {
      assertThat(came).doesNotContain(secret);
    }
    assertThat(replay.unused()).as("recorded, but not asked for").isEmpty();
  }

  private static String newKey() {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "client_email",
                "robot@riverside.example.org",
                "private_key",
                Agreed.pem(Agreed.keys())));
  }

  private static boolean overHttp(Path file) {
    String speaks = yaml(file).text("speaks");
    return speaks.equals("json-api") || speaks.equals("at-protocol");
  }

  static YamlMap yaml(Path file) {
    Problems problems = new Problems();
    var read = YamlFile.read(file, file.toString(), problems);
    assertThat(problems.list()).isEmpty();
    return read.orElseThrow();
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
