// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.skill.Taxonomy;
import tools.jackson.databind.JsonNode;

/** Counts what the reader found, missed and invented, on sets of concepts per text. */
final class SkillScore {
  private static final Set<String> COUNTED =
      Set.of("system", "module", "standard", "regulation", "certification", "language", "tool");

  private final Taxonomy taxonomy;
  private final @Nullable PrintStream wrongs;
  private int right;
  private int wrong;
  private int missed;
  private final Map<String, int[]> negatives = new TreeMap<>();
  private final Map<String, int[]> attributes = new TreeMap<>();

  SkillScore(Taxonomy taxonomy, @Nullable PrintStream wrongs) {
    this.taxonomy = taxonomy;
    this.wrongs = wrongs;
  }

  void add(JsonNode one, List<Evidence> evidence) {
    Set<String> gold = ids(one.path("gold"));
    Set<String> covered = new HashSet<>();
    for (String id : gold) {
      covered.addAll(taxonomy.ancestors(id));
      taxonomy.find(id).ifPresent(skill -> covered.add(String.valueOf(skill.vendor())));
    }
    Set<String> negative = ids(one.path("negatives"));
    Set<String> predicted = new LinkedHashSet<>();
    evidence.stream().filter(SkillScore::credited).forEach(found -> predicted.add(found.skill()));
    List<String> invented = new ArrayList<>();
    for (String id : predicted) {
      if (!gold.contains(id) && (negative.contains(id) || (!covered.contains(id) && counted(id)))) {
        invented.add(id);
      }
    }
    List<String> lost = gold.stream().filter(id -> !predicted.contains(id)).toList();
    refuse(one, evidence, gold, invented);
    right += gold.size() - lost.size();
    missed += lost.size();
    wrong += invented.size();
    one.path("gold").forEach(label -> attribute(label, evidence));
    if (wrongs != null && !(invented.isEmpty() && lost.isEmpty())) {
      wrongs.println(one.path("id").asString("") + " " + one.path("text").asString(""));
      wrongs.println("    missed " + lost + " invented " + invented);
    }
  }

  /** Negatives by reason; a concept that is gold as well is judged by its place. */
  private void refuse(
      JsonNode one, List<Evidence> evidence, Set<String> gold, List<String> invented) {
    for (JsonNode label : one.path("negatives")) {
      String id = label.path("id").asString("");
      int start = label.path("start").asInt(-1);
      int end = label.path("end").asInt(-1);
      boolean placed = gold.contains(id);
      boolean fell =
          evidence.stream()
              .filter(found -> credited(found) && found.skill().equals(id))
              .anyMatch(found -> !placed || (found.start() < end && start < found.end()));
      if (fell && placed) {
        invented.add(id + "@" + start);
      }
      count(negatives, label.path("reason").asString("?"), !fell);
    }
  }

  private void attribute(JsonNode label, List<Evidence> evidence) {
    String id = label.path("id").asString("");
    int start = label.path("start").asInt(-1);
    List<Evidence> same = evidence.stream().filter(found -> found.skill().equals(id)).toList();
    if (same.isEmpty()) {
      return;
    }
    Evidence best =
        same.stream()
            .filter(found -> found.start() <= start && start < found.end())
            .findFirst()
            .orElse(same.getFirst());
    if (label.has("status")) {
      String status = word(best.certification());
      count(attributes, "status", label.get("status").asString("").equals(status));
    }
    if (label.has("work")) {
      String work = label.get("work").asString("");
      count(attributes, "work", side(work).equals(side(word(best.work()))));
    }
    if (label.has("level")) {
      count(attributes, "level", label.get("level").asString("").equals(word(best.level())));
    }
    if (label.has("years")) {
      double years = label.get("years").asDouble();
      boolean near =
          same.stream()
              .anyMatch(found -> found.years() != null && Math.abs(found.years() - years) <= 1);
      count(attributes, "years within one", near);
    }
    if (label.has("to")) {
      int to = label.get("to").asInt();
      count(
          attributes,
          "last",
          same.stream().anyMatch(found -> Integer.valueOf(to).equals(found.to())));
    }
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
  }

  private static String side(String work) {
    return switch (work) {
      case "build", "implement", "migrate", "interface" -> "implement";
      case "support", "optimize", "report" -> "maintain";
      default -> work;
    };
  }

  private static boolean credited(Evidence found) {
    return found.assertion().held()
        || (found.certification() != null
            && found.assertion() != Assertion.LACKS
            && found.assertion() != Assertion.OTHER
            && found.certification() != Evidence.Certification.CURRENT);
  }

  private boolean counted(String id) {
    return taxonomy.find(id).filter(skill -> COUNTED.contains(skill.kind())).isPresent();
  }

  private static Set<String> ids(JsonNode labels) {
    Set<String> ids = new LinkedHashSet<>();
    labels.forEach(label -> ids.add(label.path("id").asString("")));
    return ids;
  }

  private static void count(Map<String, int[]> into, String name, boolean good) {
    int[] counts = into.computeIfAbsent(name, key -> new int[2]);
    counts[0] += good ? 1 : 0;
    counts[1]++;
  }

  void print(PrintStream out) {
    double precision = right / Math.max(1.0, right + wrong);
    double recall = right / Math.max(1.0, right + missed);
    double f1 = 2 * precision * recall / Math.max(1e-9, precision + recall);
    out.printf(
        Locale.ROOT,
        "right %d, wrong %d, missed %d: precision %.3f, recall %.3f, F1 %.3f%n",
        right,
        wrong,
        missed,
        precision,
        recall,
        f1);
    int[] all = new int[2];
    Map<String, int[]> lines = new HashMap<>(negatives);
    lines
        .values()
        .forEach(
            counts -> {
              all[0] += counts[0];
              all[1] += counts[1];
            });
    negatives.put("all negatives", all);
    negatives.forEach((name, counts) -> line(out, name, counts));
    attributes.forEach((name, counts) -> line(out, name, counts));
  }

  private static void line(PrintStream out, String name, int[] counts) {
    out.printf(
        Locale.ROOT,
        "  %-18s %3d of %3d, %.3f%n",
        name,
        counts[0],
        counts[1],
        counts[0] / Math.max(1.0, counts[1]));
  }
}
