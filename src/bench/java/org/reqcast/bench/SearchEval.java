// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.config.Problems;
import org.reqcast.search.CandidateIndex;
import org.reqcast.search.Fields;
import org.reqcast.search.Found;
import org.reqcast.search.Search;
import org.reqcast.skill.SkillReader;
import org.reqcast.skill.Taxonomy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Measures search on labelled profiles: {@code SearchEval <folder> [query id]} where the folder
 * holds profiles.jsonl, search.jsonl and qrels.tsv.
 */
public final class SearchEval {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant COLLECTED = Instant.parse("2026-01-15T00:00:00Z");
  private static final Basis BASIS =
      new Basis(Basis.Ground.CONSENTED, COLLECTED, COLLECTED.plusSeconds(1));

  private SearchEval() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Problems problems = new Problems();
    Taxonomy taxonomy = Taxonomy.read(Path.of("index/skills"), problems);
    SkillReader reader = SkillReader.of(taxonomy);
    List<Candidate> candidates = new ArrayList<>();
    PlainBm25 plain = new PlainBm25();
    for (JsonNode line : lines(folder.resolve("profiles.jsonl"))) {
      Profile profile = profile(line);
      plain.add(profile.key(), profile.text());
      candidates.add(new Candidate(profile.key(), List.of(reader.read(profile))));
    }
    Map<String, Map<String, Integer>> grades = grades(folder.resolve("qrels.tsv"));
    try (CandidateIndex index =
        CandidateIndex.open(
            Files.createTempDirectory("eval"), Fields.all(), taxonomy, ReadLedger.of(candidates))) {
      List<double[]> all = new ArrayList<>();
      List<double[]> naive = new ArrayList<>();
      for (JsonNode need : lines(folder.resolve("search.jsonl"))) {
        String id = need.path("id").asString();
        if (args.length < 2 || args[1].equals(id)) {
          Found found =
              index.find(
                  new Search(
                      need.path("query").asString(), Map.of(), Search.Sort.RELEVANCE, 1, 100));
          Map<String, Integer> judged = grades.getOrDefault(id, Map.of());
          all.add(measured(id, need, found, judged, args.length > 1));
          naive.add(figures(plain.find(need.path("query").asString()), judged));
        }
      }
      print("found", all);
      print("naive", naive);
    }
  }

  private static void print(String name, List<double[]> all) {
    System.out.printf(
        Locale.ROOT,
        "%-5s ndcg@10 %.3f  ndcg@50 %.3f  recall@50 %.3f  traps@20 %.3f%n",
        name,
        mean(all, 0),
        mean(all, 1),
        mean(all, 2),
        mean(all, 3));
  }

  private static double[] figures(List<String> ids, Map<String, Integer> grades) {
    long good = grades.values().stream().filter(grade -> grade >= 2).count();
    long got = ids.stream().limit(50).filter(hit -> grades.getOrDefault(hit, 0) >= 2).count();
    long traps =
        ids.stream()
            .limit(20)
            .filter(hit -> grades.containsKey(hit) && grades.get(hit) == 0)
            .count();
    return new double[] {
      ndcg(ids, grades, 10),
      ndcg(ids, grades, 50),
      good == 0 ? Double.NaN : (double) got / Math.min(50, good),
      traps / 20.0
    };
  }

  private static double mean(List<double[]> all, int of) {
    return all.stream()
        .mapToDouble(figures -> figures[of])
        .filter(Double::isFinite)
        .average()
        .orElse(0);
  }

  private static double[] measured(
      String id, JsonNode need, Found found, Map<String, Integer> grades, boolean details) {
    List<String> ids = found.hits().stream().map(Found.Hit::candidate).toList();
    double[] figures = figures(ids, grades);
    System.out.printf(
        Locale.ROOT,
        "%-5s %.2f %.2f %.2f %.2f %4d  %s  =>  %s %s%n",
        id,
        figures[0],
        figures[1],
        figures[2],
        figures[3],
        found.total(),
        need.path("query").asString(),
        found.understood(),
        found.notes());
    if (details) {
      Set<String> missed = new HashSet<>(grades.keySet());
      ids.forEach(missed::remove);
      missed.removeIf(hit -> grades.get(hit) < 2);
      System.out.println("missed " + missed);
      found.hits().stream()
          .limit(30)
          .forEach(
              hit ->
                  System.out.printf(
                      Locale.ROOT,
                      "  %s %s %.2f %s | %s%n",
                      hit.candidate(),
                      grades.getOrDefault(hit.candidate(), -1),
                      hit.score(),
                      hit.headline(),
                      hit.reasons().stream()
                          .map(reason -> reason.because() + ": " + reason.says())
                          .toList()));
    }
    return figures;
  }

  private static double ndcg(List<String> ids, Map<String, Integer> grades, int most) {
    List<Integer> ideal = grades.values().stream().sorted(Comparator.reverseOrder()).toList();
    List<Integer> real = ids.stream().map(hit -> grades.getOrDefault(hit, 0)).toList();
    double best = gain(ideal, most);
    return best == 0 ? Double.NaN : gain(real, most) / best;
  }

  private static double gain(List<Integer> grades, int most) {
    double gain = 0;
    for (int i = 0; i < Math.min(most, grades.size()); i++) {
      gain += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
    }
    return gain;
  }

  private static Profile profile(JsonNode line) {
    String id = line.path("id").asString();
    String remote = line.path("remote").asString();
    Person person =
        new Person(
            line.path("name").asString(),
            line.path("headline").asString(),
            List.of(line.path("email").asString()),
            List.of(),
            List.of(),
            line.path("city").asString(),
            line.path("region").asString(),
            line.path("country").asString(),
            remote.contains("remote"),
            line.path("relocate").asBoolean(),
            List.of(),
            List.of(),
            List.of());
    return new Profile(
        "eval",
        id,
        "https://example.org/" + id,
        COLLECTED,
        BASIS,
        person,
        List.of(),
        line.path("text").asString());
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank())
        .map(JSON::readTree)
        .toList();
  }

  private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
    Map<String, Map<String, Integer>> grades = new HashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t", -1);
      if (cells.length >= 4) {
        grades
            .computeIfAbsent(cells[0], query -> new HashMap<>())
            .put(cells[2], Integer.parseInt(cells[3]));
      }
    }
    return grades;
  }
}
