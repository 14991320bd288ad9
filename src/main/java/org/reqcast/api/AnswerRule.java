// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;

/**
 * One line of {@code answers:}: which answers it is about, and what they mean.
 *
 * @param statuses such as {@code 404} or {@code 5xx}; empty for any
 * @param where must hold on the answer; null for any
 * @param path takes the sentence out of the answer; null where {@code text} is the sentence
 * @param text the sentence itself; empty where the board's own is used
 * @param after how long to wait where the answer does not say; null for a usual while
 */
record AnswerRule(
    List<String> statuses,
    @Nullable Expression where,
    Verdict.Means means,
    @Nullable Expression path,
    String text,
    @Nullable Duration after) {
  private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

  static List<AnswerRule> read(YamlMap post) {
    return post.maps("answers").stream().map(AnswerRule::one).toList();
  }

  private static AnswerRule one(YamlMap rule) {
    List<String> statuses = rule.texts("status");
    for (String status : statuses) {
      if (!STATUS.matcher(status).matches()) {
        rule.wrong("status", "`" + status + "` is not a status; write 404, or 5xx for all of them");
      }
    }
    Expression where = Expressions.readIf(rule, "where").orElse(null);
    if (statuses.isEmpty() && where == null) {
      rule.wrong("status", "an answer rule needs `status`, `where` or both");
    }
    Verdict.Means means = rule.word("means", Verdict.Means.class, Verdict.Means.REPAIR);
    if (!rule.has("means")) {
      rule.wrong(
          "means",
          "`means` is missing; one of done, stood, accepted, refused, wait, reconfigure,"
              + " repair, unanswered, gone");
    }
    String says = rule.textIf("says").orElse("");
    Expression path = null;
    if (!says.isEmpty()) {
      // A sentence is hardly ever an expression, and an expression never a sentence.
      try {
        path = Expression.of(says, rule.file() + ":" + rule.line("says"));
      } catch (IllegalArgumentException sentence) {
        path = null;
      }
    }
    Duration after = rule.durationIf("after").orElse(null);
    if (after != null && means != Verdict.Means.WAIT) {
      rule.wrong("after", "`after` says how long to wait, so it needs `means: wait`");
    }
    rule.done();
    return new AnswerRule(statuses, where, means, path, path == null ? says : "", after);
  }

  /** The verdict, where this rule is about the answer. */
  Optional<Verdict> judge(Reply reply, Map<String, ?> bound) throws ConnectorException {
    Map<String, Object> all = reply.bound(bound);
    if (!matches(reply.status()) || (where != null && !where.holds(reply.content(), all))) {
      return Optional.empty();
    }
    String says = text;
    if (path != null) {
      says = path.text(reply.content(), all).orElseGet(reply::sentence);
    }
    return Optional.of(new Verdict(means, says.isEmpty() ? reply.sentence() : says, after));
  }

  private boolean matches(int status) {
    String code = String.valueOf(status);
    return statuses.isEmpty()
        || statuses.stream()
            .anyMatch(
                one ->
                    one.equals(code)
                        || (one.toLowerCase(Locale.ROOT).endsWith("xx")
                            && one.charAt(0) == code.charAt(0)));
  }
}
