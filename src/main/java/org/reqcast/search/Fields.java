// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;

/**
 * What recruiters can filter by: {@code index/fields.yaml}.
 *
 * @param facets names of facets in the order shown
 * @param labels what people read above each facet, by its name
 */
public record Fields(List<String> facets, Map<String, String> labels) {
  private static final Map<String, String> KNOWN = known();

  public Fields {
    facets = List.copyOf(facets);
    labels = Map.copyOf(labels);
  }

  /** Facets under their ordinary labels. */
  public Fields(List<String> facets) {
    this(facets, KNOWN);
  }

  /** Every facet there is. */
  public static Fields all() {
    return new Fields(List.copyOf(KNOWN.keySet()));
  }

  /** What people read above a facet. */
  public String label(String facet) {
    return labels.getOrDefault(facet, facet);
  }

  /** Reads the file. Mistakes go to {@code problems}. */
  public static Fields read(Path file, Problems problems) {
    return YamlFile.read(file, "index/fields.yaml", problems)
        .map(Fields::read)
        .orElseGet(() -> new Fields(List.of()));
  }

  private static Fields read(YamlMap yaml) {
    yaml.text("about");
    Map<String, String> facets = yaml.textMap("facets");
    for (String facet : facets.keySet()) {
      if (!KNOWN.containsKey(facet)) {
        yaml.wrong(
            "facets",
            "there is no facet '" + facet + "'" + Near.didYouMeanOrOneOf(facet, KNOWN.keySet()));
      }
    }
    yaml.done();
    return new Fields(facets.keySet().stream().filter(KNOWN::containsKey).toList(), facets);
  }

  private static Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("skill", "Skills");
    known.put("state", "State");
    known.put("city", "City");
    known.put("years", "Years of experience");
    known.put("cert", "Certifications");
    known.put("source", "Source");
    return known;
  }
}
