// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** Counts facet values over everything that matches. Remembers the latest answers of a view. */
final class FacetCounts {
  private static final int MOST_VALUES = 25;
  private static final int REMEMBERED = 64;

  private final Fields fields;
  private final Taxonomy taxonomy;
  private final Map<IndexReader, View> views = Collections.synchronizedMap(new WeakHashMap<>());

  FacetCounts(Fields fields, Taxonomy taxonomy) {
    this.fields = fields;
    this.taxonomy = taxonomy;
  }

  /** How many match, and the facets over them. */
  record Counted(long total, Map<String, List<Found.Count>> facets) {}

  /** What is known of one state of the index. */
  private static final class View {
    final Map<String, StringDocValuesReaderState> values = new ConcurrentHashMap<>();
    final Map<Query, Counted> answers =
        Collections.synchronizedMap(
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Query, Counted> eldest) {
                return size() > REMEMBERED;
              }
            });
  }

  Counted count(IndexSearcher searcher, Query query, Choices choices) throws IOException {
    View view = views.computeIfAbsent(searcher.getIndexReader(), reader -> new View());
    Query narrowed = choices.narrow(query);
    // Which facets are open follows from the choices, and those are part of the query.
    Counted known = view.answers.get(narrowed);
    if (known == null) {
      known = counted(searcher, view, query, narrowed, choices);
      view.answers.put(narrowed, known);
    }
    return known;
  }

  private Counted counted(
      IndexSearcher searcher, View view, Query query, Query narrowed, Choices choices)
      throws IOException {
    FacetsCollector matching = searcher.search(narrowed, new FacetsCollectorManager());
    long total = 0;
    for (FacetsCollector.MatchingDocs docs : matching.getMatchingDocs()) {
      total += docs.totalHits();
    }
    Map<String, List<Found.Count>> facets = new LinkedHashMap<>();
    for (String facet : fields.facets()) {
      FacetsCollector over =
          choices.open().contains(facet)
              ? searcher.search(choices.narrow(query, facet), new FacetsCollectorManager())
              : matching;
      facets.put(facet, values(searcher.getIndexReader(), view, facet, over));
    }
    return new Counted(total, Collections.unmodifiableMap(facets));
  }

  private List<Found.Count> values(
      IndexReader reader, View view, String facet, FacetsCollector over) throws IOException {
    String field = Choices.field(facet);
    if (FieldInfos.getMergedFieldInfos(reader).fieldInfo(field) == null) {
      return List.of();
    }
    StringDocValuesReaderState state = view.values.get(field);
    if (state == null) {
      state = new StringDocValuesReaderState(reader, field);
      view.values.put(field, state);
    }
    FacetResult top = new StringValueFacetCounts(state, over).getTopChildren(MOST_VALUES, field);
    List<Found.Count> counts = new ArrayList<>();
    if (top != null) {
      for (LabelAndValue value : top.labelValues) {
        counts.add(
            new Found.Count(value.label, label(facet, value.label), value.value.longValue()));
      }
    }
    if (facet.equals("years")) {
      counts.sort(Comparator.comparingInt(count -> YearsRange.start(count.value())));
    }
    return counts;
  }

  private String label(String facet, String value) {
    return switch (facet) {
      case "skill", "cert" -> taxonomy.find(value).map(Skill::label).orElse(value);
      case "state" -> Places.name(value);
      case "years" -> YearsRange.label(value);
      default -> value;
    };
  }
}
