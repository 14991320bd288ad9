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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problems;
import org.reqcast.connector.Ad;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningReader;

/**
 * Every connector file has a fixture folder; of feeds and pages, what they publish is compared with
 * {@code expected/}. Run with {@code -Dfixtures=write} to write what they publish there.
 */
class PublishedFixturesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final boolean WRITE = "write".equals(System.getProperty("fixtures"));

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyConnectorFileHasItsFixtures() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files(Path.of("connectors"))) {
      String name = file.getFileName().toString().replace(".yaml", "");
      tests.add(
          DynamicTest.dynamicTest(
              name, () -> assertThat(FIXTURES.resolve(name)).as("fixtures of " + name).exists()));
      String speaks = Files.readString(file);
      if (speaks.contains("\nspeaks: feed") || speaks.contains("\nspeaks: pages")) {
        tests.add(DynamicTest.dynamicTest(name + " publishes", () -> publishes(name)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private void publishes(String name) throws Exception {
    Path fixture = FIXTURES.resolve(name);
    Problems problems = new Problems();
    List<Opening> openings =
        new OpeningReader(problems).read(fixture.resolve("opening.yaml"), "opening.yaml");
    assertThat(problems.list()).isEmpty();
    Publishing publishing = new Publishing(folder.resolve(name), name);
    List<Ad> ads = new ArrayList<>();
    openings.forEach(opening -> ads.addAll(List.of(publishing.ads(opening))));
    publishing.publish(ads.toArray(Ad[]::new));
    Path expected = fixture.resolve("expected");
    if (WRITE) {
      write(expected, publishing.all());
    }
    assertThat(publishing.all()).isEqualTo(read(expected));
  }

  private static void write(Path expected, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = expected.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static Map<String, String> read(Path expected) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files(expected)) {
      all.put(expected.relativize(file).toString(), Files.readString(file));
    }
    return all;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
