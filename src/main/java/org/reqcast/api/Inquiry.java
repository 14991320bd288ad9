// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;

/**
 * How to ask what became of something that a board works on.
 *
 * @param of the part of an answer that is about the task, for a board that tells of many; null for
 *     all of it
 * @param answers what the board says of it; about the matter itself, not about asking
 */
record Inquiry(AdRequest ask, @Nullable Expression of, List<AnswerRule> answers) {
  private static final int TAKEN_IN = 202;

  static Inquiry read(YamlMap map, Vocabulary vocabulary) {
    AdRequest ask = AdRequest.read(map, vocabulary, Act.READ);
    Expression of = Expressions.readIf(map, "of").orElse(null);
    List<AnswerRule> answers = AnswerRule.read(map);
    map.done();
    return new Inquiry(ask, of, answers);
  }

  /**
   * Asks.
   *
   * @param bound what expressions may name besides the answer
   */
  Progress progress(
      Line line, Words words, Map<String, Object> bound, Ad ad, @Nullable AdRef standing)
      throws ConnectorException, InterruptedException {
    List<Integer> gone = ask.gone().isEmpty() ? AdRequest.USUALLY_GONE : ask.gone();
    Request request = Objects.requireNonNull(ask.request());
    Reply reply = about(line.read(request, words, gone).orElse(null), bound);
    if (reply == null) {
      return new Progress.Forgotten();
    }
    Optional<AdRef> named = ask.ref(reply.content(), reply.bound(bound), "");
    for (AnswerRule rule : answers) {
      Optional<Verdict> verdict = rule.judge(reply, bound);
      if (verdict.isPresent()) {
        return meant(verdict.get(), reply, line, named(named, ad, standing));
      }
    }
    if (reply.status() == TAKEN_IN) {
      return new Progress.Working();
    }
    if (named.isEmpty()) {
      throw line.trouble(
          Act.READ,
          Remedy.REPAIR,
          "the file does not know what this says of a task: " + reply.sentence());
    }
    return new Progress.Ended(
        new Posted.Live(named(named, ad, standing)), "answers " + reply.status());
  }

  private @Nullable Reply about(@Nullable Reply whole, Map<String, Object> bound)
      throws ConnectorException {
    if (whole == null || of == null) {
      return whole;
    }
    Object part = of.value(whole.content(), whole.bound(bound));
    return part == null ? null : new Reply(whole.answer(), part, true, false);
  }

  private static AdRef named(Optional<AdRef> named, Ad ad, @Nullable AdRef standing) {
    AdRef known = standing == null ? new AdRef(ad.posting(), null) : standing;
    return named
        .map(ref -> ref.link() == null ? new AdRef(ref.id(), known.link()) : ref)
        .orElse(known);
  }

  private static Progress meant(Verdict verdict, Reply reply, Line line, AdRef ad) {
    String says = line.hidden(verdict.says());
    return switch (verdict.means()) {
      case ACCEPTED -> new Progress.Working();
      case DONE -> new Progress.Ended(new Posted.Live(ad), says);
      case STOOD -> new Progress.Ended(new Posted.Stood(ad), says);
      case GONE -> new Progress.Ended(new Posted.Gone(says), says);
      case REFUSED -> new Progress.Ended(new Posted.Refused(says, null), says);
      case UNANSWERED -> new Progress.Forgotten();
      case WAIT -> new Progress.Failed(line.busy(Act.UPDATE, reply, verdict));
      case RECONFIGURE -> failed(line, Remedy.RECONFIGURE, verdict);
      case REPAIR -> failed(line, Remedy.REPAIR, verdict);
    };
  }

  private static Progress failed(Line line, Remedy remedy, Verdict verdict) {
    return new Progress.Failed(line.trouble(Act.UPDATE, remedy, verdict.says()));
  }
}
