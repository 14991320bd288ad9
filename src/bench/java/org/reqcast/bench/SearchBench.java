// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reqcast.candidate.Candidate;
import org.reqcast.config.Problems;
import org.reqcast.search.CandidateIndex;
import org.reqcast.search.Fields;
import org.reqcast.search.Search;
import org.reqcast.skill.Taxonomy;

/** Measures indexing and searching of invented people: {@code SearchBench [how many]}. */
public final class SearchBench {
  private static final int PASSES = 9;
  private static final List<String> QUERIES =
      List.of(
          "",
          "Epic",
          "EMR",
          "skill:epic>=3y",
          "Epic AND HL7 NOT Cerner",
          "(Mirth OR Rhapsody) AND FHIR",
          "brador",
          "brador AND cellom",
          "\"built epic\"",
          "analys*",
          "state:TX years:>=5 Epic",
          "Epic analyst Dallas");

  private SearchBench() {}

  public static void main(String[] args) throws IOException {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Taxonomy taxonomy = Taxonomy.read(Path.of("index/skills"), new Problems());
    Invented invented = new Invented(taxonomy);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      candidates.add(invented.candidate(i));
    }
    Path folder = Files.createTempDirectory("search-bench");
    long started = System.nanoTime();
    long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (CandidateIndex index =
        CandidateIndex.open(folder, Fields.all(), taxonomy, ReadLedger.of(candidates))) {
      double seconds = (System.nanoTime() - started) / 1e9;
      double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "indexed %d in %.1f s: %.0f a second, %.0f a CPU second of the writing thread; %d MB%n",
          many,
          seconds,
          many / seconds,
          many / cpu,
          size(folder) >> 20);
      for (String query : QUERIES) {
        measure(index, query);
      }
    }
  }

  private static void measure(CandidateIndex index, String query) {
    double[] first = new double[PASSES];
    double[] again = new double[PASSES];
    long hits = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      // A filter that always holds but always differs keeps remembered counts out of the figure.
      first[pass] = millis(index, "(" + query + ") AND years:<=" + (59 + pass));
      again[pass] = millis(index, query);
      hits = index.find(search(query)).total();
    }
    Arrays.sort(first);
    Arrays.sort(again);
    System.out.printf(
        Locale.ROOT,
        "%-34s %7d hits  CPU ms: %.2f best, %.2f median; counted before: %.2f best, %.2f median%n",
        query,
        hits,
        first[0],
        first[PASSES / 2],
        again[0],
        again[PASSES / 2]);
  }

  /** CPU time of the searching thread, which other work on the machine does not stretch. */
  private static double millis(CandidateIndex index, String query) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long started = threads.getCurrentThreadCpuTime();
    index.find(search(query));
    return (threads.getCurrentThreadCpuTime() - started) / 1e6;
  }

  private static Search search(String query) {
    return new Search(query, Map.of(), Search.Sort.RELEVANCE, 1, 10);
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
