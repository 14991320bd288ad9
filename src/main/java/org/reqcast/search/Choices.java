// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** The facet values that a recruiter chose, as filters. */
final class Choices {
  /** Facets of which a candidate has many values: choosing two asks for both. */
  private static final Set<String> MANY = Set.of("skill", "cert");

  private static final Map<String, String> FIELDS =
      Map.of(
          "skill", Schema.SKILL,
          "cert", Schema.CERT,
          "source", Schema.SOURCE,
          "state", Schema.STATE,
          "city", Schema.CITY,
          "years", Schema.YEARS_RANGE);

  private final Map<String, Query> filters = new LinkedHashMap<>();

  Choices(Map<String, List<String>> chosen, List<String> notes) {
    chosen.forEach(
        (facet, values) -> {
          String field = FIELDS.get(facet);
          if (field == null) {
            notes.add("There is no facet \"" + facet + "\"; it was left out.");
          } else if (!values.isEmpty()) {
            filters.put(facet, filter(facet, field, values));
          }
        });
  }

  static String field(String facet) {
    return FIELDS.getOrDefault(facet, facet);
  }

  private static Query filter(String facet, String field, List<String> values) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String value : values) {
      query.add(Compiler.term(field, value), MANY.contains(facet) ? Occur.FILTER : Occur.SHOULD);
    }
    return query.build();
  }

  /** Facets whose other values are still worth counting after one was chosen. */
  List<String> open() {
    return filters.keySet().stream().filter(facet -> !MANY.contains(facet)).toList();
  }

  /** A query narrowed to every choice. */
  Query narrow(Query query) {
    return narrow(query, "");
  }

  /** A query narrowed to every choice but that of one facet. */
  Query narrow(Query query, String but) {
    List<Query> narrowing = new ArrayList<>();
    filters.forEach(
        (facet, filter) -> {
          if (!facet.equals(but)) {
            narrowing.add(filter);
          }
        });
    if (narrowing.isEmpty()) {
      return query;
    }
    BooleanQuery.Builder narrow = new BooleanQuery.Builder().add(query, Occur.MUST);
    narrowing.forEach(filter -> narrow.add(filter, Occur.FILTER));
    return narrow.build();
  }
}
