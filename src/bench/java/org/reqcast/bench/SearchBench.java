// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.IOException;
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
import org.reqcast.search.Found;
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
    try (CandidateIndex index =
        CandidateIndex.open(folder, Fields.all(), taxonomy, ReadLedger.of(candidates))) {
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "indexed %d in %.1f s: %.0f/s, %d MB%n",
          many,
          seconds,
          many / seconds,
          size(folder) >> 20);
      for (String query : QUERIES) {
        measure(index, query);
      }
    }
  }

  private static void measure(CandidateIndex index, String query) {
    double[] counted = new double[PASSES];
    double[] fresh = new double[PASSES];
    Found found = null;
    for (int pass = 0; pass < PASSES; pass++) {
      // A filter that always holds but differs each time keeps remembered counts out of the first
      // figure.
      fresh[pass] = millis(index, "(" + query + ") AND years:<=" + (59 + pass));
      found = index.find(new Search(query, Map.of(), Search.Sort.RELEVANCE, 1, 10));
      counted[pass] = found.took().toNanos() / 1e6;
    }
    Arrays.sort(counted);
    Arrays.sort(fresh);
    System.out.printf(
        Locale.ROOT,
        "%-34s %7d hits  first %.2f ms best, %.2f median; again %.2f best, %.2f median%n",
        query,
        found == null ? 0 : found.total(),
        fresh[0],
        fresh[PASSES / 2],
        counted[0],
        counted[PASSES / 2]);
  }

  private static double millis(CandidateIndex index, String query) {
    return index.find(new Search(query, Map.of(), Search.Sort.RELEVANCE, 1, 10)).took().toNanos()
        / 1e6;
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
