// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.run.Turn.What;
import org.reqcast.schedule.Schedule.Missed;

class ScheduleReaderTest {
  private final Problems problems = new Problems();

  private Optional<Schedule> read(String text, String... accounts) {
    ScheduleReader reader = new ScheduleReader(() -> List.of(accounts));
    return YamlFile.parse(text, "schedules/test.yaml", problems)
        .flatMap(file -> reader.read("test", file, problems));
  }

  @Test
  void aScheduleSaysWhatRunsWhen() {
    Schedule schedule =
        read(
                """
                about: New people during working hours.
                do: collect
                accounts: [code-people, own-pages]
                cron: 0 15 8-18 ? * MON-FRI
                zone: America/Chicago
                jitter: 30s
                missed: skip
                most: 50
                """,
                "code-people",
                "own-pages")
            .orElseThrow();

    assertThat(problems.list()).isEmpty();
    assertThat(schedule.what()).isEqualTo(What.COLLECT);
    assertThat(schedule.accounts()).containsExactly("code-people", "own-pages");
    assertThat(schedule.jitter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(schedule.missed()).isEqualTo(Missed.SKIP);
    assertThat(schedule.most()).isEqualTo(50);
    assertThat(TimeWords.next(schedule, Instant.parse("2026-11-22T12:00:00Z"), 3))
        .containsExactly(
            "Mon 23 Nov 2026 08:15:00 CST",
            "Mon 23 Nov 2026 09:15:00 CST",
            "Mon 23 Nov 2026 10:15:00 CST");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron: 15 8 * * 1-5            | 5 | 5 fields; a leading second is missing
          cron: soon                    | 5 | not 6
          cron: 0 0 8 1 * MON           | 5 | write ? for one of them
          cron: 0 61 8 ? * MON          | 5 | is no time table
          cron: 0 0 8 ? * MOM           | 5 | is no time table
          every: 10 minutes             | 5 | every
          every: 0s                     | 5 | a second or longer
          evry: 10m                     | 5 | every
          zone: America/Chicgo          | 5 | America/Chicago
          missed: twice                 | 5 | once
          most: 0                       | 5 | 1 or more
          jitter: soon                  | 5 | jitter
          accounts: [socal]             | 3 | social
          accounts: [all, social]       | 3 | write all alone
          do: pots                      | 2 | post
          """)
  void everyMistakeIsReportedAtItsLine(String line, int at, String words) {
    boolean time = line.startsWith("cron") || line.startsWith("every") || line.startsWith("evry");
    String text =
        "about: A test.\n"
            + (line.startsWith("do") ? line : "do: post")
            + "\n"
            + (line.startsWith("accounts") ? line : "accounts: [social]")
            + "\n"
            + (time ? "missed: once" : "every: 10m")
            + "\n"
            + (at == 5 ? line : "most: 5")
            + "\n";

    assertThat(read(text, "social", "feed")).isEmpty();
    assertThat(problems.list())
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(at);
              assertThat(problem.toString()).contains(words);
            });
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    read("do: post\ncron: never\nzone: Nowhere/Land\nmost: many\nextra: 1\n", "social");

    assertThat(problems.list()).extracting(Problem::line).contains(2, 3, 4, 5);
    assertThat(problems.list())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("about"))
        .anyMatch(message -> message.contains("accounts"));
  }

  @TestFactory
  Stream<DynamicTest> theShippedSchedulesAreRightWithoutAnyAccount() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of("schedules"))) {
      files = found.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      ScheduleReader reader = new ScheduleReader(List::of);
                      assertThat(reader.read(file, file.toString(), problems)).isPresent();
                      assertThat(problems.list()).isEmpty();
                    }));
  }
}
