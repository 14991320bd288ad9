// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;
import org.reqcast.config.Problems;
import org.reqcast.ledger.Ledger;
import org.reqcast.search.CandidateIndex;
import org.reqcast.search.Fields;
import org.reqcast.search.Search;
import org.reqcast.skill.SkillReader;
import org.reqcast.skill.Taxonomy;

/**
 * Measures the way of a profile: read → skills → ledger → index, through each stage alone and end
 * to end, and the memory at rest and with everybody in it: {@code PipelineBench [how many]}.
 */
public final class PipelineBench {
  private static final int BATCH = 200;

  private PipelineBench() {}

  public static void main(String[] args) throws IOException {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Taxonomy taxonomy = Taxonomy.read(Path.of("index/skills"), new Problems());
    SkillReader reader = SkillReader.of(taxonomy);
    Invented invented = new Invented(taxonomy);
    Path folder = Files.createTempDirectory("pipeline-bench");
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), java.time.Clock.systemUTC());
        CandidateIndex index =
            CandidateIndex.open(folder.resolve("index"), Fields.all(), taxonomy, ledger)) {
      say("memory at rest", "%.0f MB of heap".formatted(heap()));
      List<Profile> profiles = new ArrayList<>();
      for (int i = 0; i < Math.min(many, 20_000); i++) {
        profiles.add(profile(invented, i));
      }
      double characters =
          profiles.stream().mapToInt(one -> one.text().length()).average().orElse(0);
      say("a profile has", "%.0f characters of text on average".formatted(characters));
      time("skills alone", profiles.size(), () -> profiles.forEach(reader::read));
      List<Candidate.Read> read = profiles.stream().map(reader::read).toList();
      time("ledger alone", profiles.size(), () -> keep(ledger, profiles, read));
      time("index alone", profiles.size(), index::follow);
      profiles.clear();
      int first = 20_000;
      int rest = Math.max(0, many - first);
      if (rest > 0) {
        time("end to end", rest, () -> endToEnd(ledger, index, reader, invented, first, many));
      }
      say(
          "memory with all",
          "%,d candidates, %.0f MB of heap".formatted(ledger.people().candidates(), heap()));
      say("on disk", "%.0f MB of ledger".formatted(ledger.bytes() / 1e6));
      Search search = new Search("EMR AND e-prescribing", Map.of(), Search.Sort.RELEVANCE, 1, 20);
      for (int i = 0; i < 20; i++) {
        index.find(search);
      }
      say(
          "a search",
          "%.1f ms, facets and reasons included"
              .formatted(index.find(search).took().toNanos() / 1e6));
    }
    remove(folder);
  }

  private static Profile profile(Invented invented, int number) {
    Profile made = invented.candidate(number).profiles().getFirst().profile();
    return new Profile(
        "bench",
        "p" + number,
        made.url(),
        made.collected(),
        made.basis(),
        made.person(),
        made.proven(),
        made.text());
  }

  private static void keep(Ledger ledger, List<Profile> profiles, List<Candidate.Read> read) {
    for (int from = 0; from < profiles.size(); from += BATCH) {
      int begin = from;
      List<Profile> batch = profiles.subList(from, Math.min(profiles.size(), from + BATCH));
      ledger
          .people()
          .keep(
              "bench",
              batch,
              List.of(),
              String.valueOf(from),
              one -> read.get(begin + batch.indexOf(one)),
              one -> List.of("key:" + one.key()));
    }
  }

  private static void endToEnd(
      Ledger ledger,
      CandidateIndex index,
      SkillReader reader,
      Invented invented,
      int first,
      int many) {
    for (int from = first; from < many; from += BATCH) {
      List<Profile> batch = new ArrayList<>();
      for (int i = from; i < Math.min(many, from + BATCH); i++) {
        batch.add(profile(invented, i));
      }
      ledger
          .people()
          .keep(
              "bench",
              batch,
              List.of(),
              String.valueOf(from),
              reader::read,
              one -> List.of("key:" + one.key()));
      if (from % 2_000 == 0) {
        index.follow();
      }
    }
    index.follow();
  }

  private static void time(String what, int many, Runnable work) {
    long started = System.nanoTime();
    long worked = cpu();
    work.run();
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpu = (cpu() - worked) / 1e9;
    say(
        what,
        "%,.0f profiles/s (%,d in %.1f s), %,.0f per CPU second"
            .formatted(many / seconds, many, seconds, many / cpu));
  }

  /** All threads' work, which other programs on the machine disturb less than the clock. */
  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static double heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static void say(String what, String figure) {
    System.out.printf(Locale.ROOT, "%-16s %s%n", what, figure);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
