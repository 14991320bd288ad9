// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.config.Problems;
import org.reqcast.skill.SkillReader;
import org.reqcast.skill.Taxonomy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores the skill reader on labelled texts, and times it.
 *
 * <pre>SkillEval [--tune | --held] [--wrong] [--speed] folder-or-file…</pre>
 *
 * <p>Every {@code *.jsonl} line with {@code id}, {@code text}, {@code gold} and {@code negatives}
 * is scored. {@code --held} takes only the third of the lines that tuning must not look at, {@code
 * --tune} only the others; {@code --wrong} lists what was missed or invented; {@code --speed} reads
 * the texts again and again and prints texts per second of processor time on one core.
 */
public final class SkillEval {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final Instant COLLECTED = Instant.parse("2025-12-31T00:00:00Z");

  private SkillEval() {}

  public static void main(String[] args) throws IOException {
    List<String> options = Stream.of(args).filter(arg -> arg.startsWith("--")).toList();
    Problems problems = new Problems();
    Taxonomy taxonomy = Taxonomy.read(Path.of("index", "skills"), problems);
    SkillReader reader = SkillReader.of(taxonomy);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    problems.list().forEach(out::println);
    List<JsonNode> cases = new ArrayList<>();
    for (String arg : args) {
      if (!arg.startsWith("--")) {
        read(Path.of(arg), options, cases);
      }
    }
    SkillScore score = new SkillScore(taxonomy, options.contains("--wrong") ? out : null);
    for (JsonNode one : cases) {
      if (one.has("gold")) {
        score.add(one, reader.read(profile(one)).evidence());
      }
    }
    score.print(out);
    if (options.contains("--speed")) {
      speed(reader, cases.stream().map(SkillEval::profile).toList(), out);
    }
  }

  private static void read(Path path, List<String> options, List<JsonNode> cases)
      throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        for (Path file :
            files.filter(name -> name.toString().endsWith(".jsonl")).sorted().toList()) {
          read(file, options, cases);
        }
      }
      return;
    }
    JsonMapper json = new JsonMapper();
    for (String line : Files.readAllLines(path)) {
      JsonNode one = line.isBlank() ? null : json.readTree(line);
      if (one != null && one.has("text")) {
        boolean held = Math.floorMod(one.path("id").asString("").hashCode() * 31, 3) == 0;
        if (held ? !options.contains("--tune") : !options.contains("--held")) {
          cases.add(one);
        }
      }
    }
  }

  private static Profile profile(JsonNode one) {
    Basis basis = new Basis(Basis.Ground.APPLIED, COLLECTED, COLLECTED);
    String id = one.path("id").asString("");
    return new Profile(
        "bench", id, "", COLLECTED, basis, Person.named(""), List.of(), one.get("text").asString());
  }

  private static void speed(SkillReader reader, List<Profile> profiles, PrintStream out) {
    long characters = 0;
    for (Profile profile : profiles) {
      characters += profile.text().length();
    }
    for (int round = 0; round < 6; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      long texts = 0;
      while (CLOCK.getCurrentThreadCpuTime() - start < 2_000_000_000L) {
        for (Profile profile : profiles) {
          reader.read(profile);
          texts++;
        }
      }
      double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
      double megabytes = (double) texts / profiles.size() * characters / 1e6 / seconds;
      out.printf("%.0f texts/s, %.2f MB/s on one core%n", texts / seconds, megabytes);
    }
  }
}
