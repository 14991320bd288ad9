// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Basis;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;
import org.reqcast.grammar.Take;

/**
 * What {@code collect:} of a connector file says.
 *
 * @param tell how soon people must be told
 * @param forget how long they may be kept
 * @param loop what is asked for one after the other; null where there is one thing only
 * @param each the list in an answer
 * @param since the moment of an item, for remembering what is old; null where all is read again
 * @param where which items are people to take; null for all
 * @param details one more request for each item; null where items say enough
 * @param revisit whether unchanged answers are asked for as such
 */
record JsonCollecting(
    Basis.Ground ground,
    Duration tell,
    Duration forget,
    @Nullable Loop loop,
    @Nullable Request request,
    Expression each,
    Paging next,
    @Nullable Expression since,
    @Nullable Expression where,
    @Nullable Request details,
    boolean revisit,
    Take take,
    List<AnswerRule> answers) {
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final Duration HALF_A_YEAR = Duration.ofDays(180);

  static JsonCollecting read(ConnectorFile file, YamlMap collect) {
    Vocabulary asked = Vocabulary.ofAccount(file).withSecrets();
    Basis.Ground ground =
        collect.word("basis", Basis.Ground.class, Basis.Ground.PUBLIC_PROFESSIONAL);
    if (!collect.has("basis")) {
      collect.wrong(
          "basis",
          "`basis` is missing: why we may hold these people's data; one of applied,"
              + " consented, public-professional");
    }
    Duration tell = collect.durationIf("notify").orElse(A_MONTH);
    Duration forget = collect.durationIf("forget").orElse(HALF_A_YEAR);
    Loop loop = Loop.read(collect, asked);
    Vocabulary walked = asked.plus("page", "cursor", "since", "each");
    Request request = Request.read(collect, walked).orElse(null);
    Expression each = Expressions.read(collect, "each");
    Paging next = Paging.read(collect);
    Expression since = Expressions.readIf(collect, "since").orElse(null);
    Expression where = Expressions.readIf(collect, "where").orElse(null);
    Request details =
        collect
            .mapIf("details")
            .flatMap(
                map -> {
                  var read = Request.read(map, walked.plus("key"));
                  map.done();
                  return read;
                })
            .orElse(null);
    boolean revisit = collect.flagIf("revisit").orElse(false);
    Take take = Take.read(collect.map("take"));
    List<AnswerRule> answers = AnswerRule.read(collect);
    collect.done();
    return new JsonCollecting(
        ground, tell, forget, loop, request, each, next, since, where, details, revisit, take,
        answers);
  }
}
