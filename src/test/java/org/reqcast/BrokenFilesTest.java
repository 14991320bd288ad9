// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.app.Settings;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.opening.OpeningReader;
import org.reqcast.schedule.ScheduleReader;
import org.reqcast.skill.Taxonomy;

/**
 * Every file under {@code broken/} has one mistake, and yields the one line that {@code
 * broken/expected.txt} has for it: {@code kind/file:line: message}.
 */
class BrokenFilesTest {
  private static final Path BROKEN = Path.of("src/test/resources/broken");
  private static final String SOUND =
      "speaks: json-api\npost: {sure: key, create: {post: 'https://board.example.org'}}\n";
  private static final String ABOUT = "about: A sound file among broken ones.\n";

  /** Reads a copy of one broken file, in a folder of its own, beside a sound one. */
  private interface Reader {
    Problems read(Path folder, Path broken) throws IOException;
  }

  private static final Map<String, Reader> KINDS =
      Map.of(
          "yaml", BrokenFilesTest::yaml,
          "opening", BrokenFilesTest::opening,
          "settings", BrokenFilesTest::settings,
          "skill", BrokenFilesTest::skill,
          "connector", BrokenFilesTest::connector,
          "schedule", BrokenFilesTest::schedule);

  @TempDir private Path home;

  @TestFactory
  Stream<DynamicTest> everyBrokenFileYieldsOneLineWithItsPlace() throws IOException {
    Map<String, String> expected = expected();
    List<Path> files = files();
    assertThat(files.stream().map(BrokenFilesTest::name)).hasSizeGreaterThan(40);
    assertThat(expected.keySet())
        .containsExactlyInAnyOrderElementsOf(files.stream().map(BrokenFilesTest::name).toList());
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> oneLine(file, expected)));
  }

  private void oneLine(Path file, Map<String, String> expected) throws IOException {
    String name = name(file);
    Reader reader = KINDS.get(name.substring(0, name.indexOf('/')));
    Problems problems = reader.read(Files.createTempDirectory(home, "one"), file);

    assertThat(problems.list()).hasSize(1);
    assertThat(name + problems.toString().substring(problems.list().getFirst().file().length()))
        .isEqualTo(expected.get(name));
    assertThat(problems.toString()).hasSizeLessThan(400);
  }

  @Test
  void aFileOfFiftyMegabytesIsRefusedUnread() throws IOException {
    Path large = Files.write(home.resolve("large.yaml"), new byte[50 << 20]);
    Problems problems = new Problems();

    assertThat(YamlFile.read(large, "large.yaml", problems)).isEmpty();
    assertThat(new OpeningReader(problems).read(large, "large.yaml")).isEmpty();
    assertThat(problems.toString())
        .isEqualTo(
            "large.yaml:1: is too large: 52428800 bytes, at most 1048576\n"
                + "large.yaml:1: is too large: 52428800 bytes, at most 16777216");
  }

  private static Problems yaml(Path folder, Path broken) {
    Problems problems = new Problems();
    YamlFile.read(broken, "a.yaml", problems)
        .ifPresent(
            map -> {
              map.text("about");
              map.done();
            });
    return problems;
  }

  private static Problems opening(Path folder, Path broken) throws IOException {
    Problems problems = new Problems();
    OpeningReader reader = new OpeningReader(problems);
    reader.read(broken, broken.getFileName().toString());
    String sound =
        """
        id: SOUND
        title: Analyst
        facility: F
        places: ['Columbus, OH, US']
        need: maintain
        description: A sound opening among broken ones, long enough for boards.
        posted: 2026-11-01
        """;
    Path other = Files.writeString(folder.resolve("sound.yaml"), sound);
    assertThat(reader.read(other, "sound.yaml")).hasSize(1);
    return problems;
  }

  private static Problems settings(Path folder, Path broken) throws IOException {
    Files.copy(broken, folder.resolve(Settings.FILE));
    Problems problems = new Problems();
    Settings.read(folder, variable -> null, problems);
    return problems;
  }

  private static Problems skill(Path folder, Path broken) throws IOException {
    Path skills = Files.createDirectories(folder.resolve("index/skills"));
    Files.copy(broken, skills.resolve("z-broken.yaml"));
    Files.writeString(
        skills.resolve("sound.yaml"),
        ABOUT + "skills:\n  - skill: sound\n    label: Sound\n    kind: domain\n");
    Problems problems = new Problems();
    assertThat(Taxonomy.read(skills, problems).find("sound")).isPresent();
    return problems;
  }

  private static Problems connector(Path folder, Path broken) throws IOException {
    Path connectors = Files.createDirectories(folder.resolve("connectors"));
    Files.copy(broken, connectors.resolve(broken.getFileName()));
    Files.writeString(connectors.resolve("sound.yaml"), ABOUT + SOUND);
    ConnectorCatalog catalog = new ConnectorCatalog(folder, Shipped.dialects(folder));
    Problems problems = catalog.refresh();
    assertThat(catalog.files()).extracting(ConnectorFile::name).containsExactly("sound");
    return problems;
  }

  private static Problems schedule(Path folder, Path broken) {
    Problems problems = new Problems();
    ScheduleReader reader = new ScheduleReader(() -> List.of("main", "feed"));
    YamlFile.read(broken, "schedules/a.yaml", problems)
        .ifPresent(map -> assertThat(reader.read("a", map, problems)).isEmpty());
    return problems;
  }

  private static String name(Path file) {
    return BROKEN.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(BROKEN, 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getParent() != null && !file.getParent().equals(BROKEN))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(BROKEN.resolve("expected.txt"))) {
      expected.put(line.substring(0, line.indexOf(':')), line);
    }
    return expected;
  }
}
