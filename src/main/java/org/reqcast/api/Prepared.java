// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;
import org.reqcast.http.HttpFailure;

/** Prepares one account's ads, and goes on where it was left with the same edition of an ad. */
record Prepared(Preparing spoken, Line line, KeptSteps kept) {

  /** The words with what was prepared, or what became of the ad before it could be placed. */
  record Outcome(Words words, @Nullable Posted stopped) {}

  /**
   * Asks for what is not kept yet.
   *
   * @throws ConnectorException where something must happen first; nothing was placed then
   */
  Outcome prepare(Ad ad, Words words, Map<String, Object> facts)
      throws ConnectorException, InterruptedException {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (Preparing.Step step : spoken.steps()) {
      Words known = words.with(Preparing.WORD, answers);
      Optional<Object> before = step.keep() == null ? Optional.empty() : kept.of(ad, step.name());
      if (before.isPresent()) {
        answers.put(step.name(), before.get());
        continue;
      }
      Reply reply = ask(step, known, ad);
      Verdict verdict =
          line.judge(step.act(), reply, java.util.List.of(), line.bound(ad, null, facts));
      switch (verdict.means()) {
        case DONE, STOOD, ACCEPTED -> {
          Object content = reply.content();
          if (!reply.json() || content == null) {
            throw line.trouble(
                step.act(), Remedy.REPAIR, "`" + step.name() + "` is answered without JSON");
          }
          answers.put(step.name(), content);
          if (step.keep() != null) {
            kept.keep(ad, step, content);
          }
        }
        case REFUSED -> {
          kept.forget(ad);
          return new Outcome(known, new Posted.Refused(line.hidden(verdict.says()), null));
        }
        case UNANSWERED -> {
          return new Outcome(
              known, new Posted.Unanswered(line.sentence(step.act(), verdict.says())));
        }
        case GONE -> {
          kept.forget(ad);
          throw line.trouble(step.act(), Remedy.WAIT, verdict.says() + "; it is prepared anew");
        }
        case WAIT -> throw line.busy(step.act(), reply, verdict);
        case RECONFIGURE -> throw line.trouble(step.act(), Remedy.RECONFIGURE, verdict.says());
        case REPAIR -> throw line.trouble(step.act(), Remedy.REPAIR, verdict.says());
      }
    }
    return new Outcome(words.with(Preparing.WORD, answers), null);
  }

  private Reply ask(Preparing.Step step, Words words, Ad ad)
      throws ConnectorException, InterruptedException {
    try {
      return line.send(step.request().fill(words), step.act(), words, ad.key());
    } catch (HttpFailure failure) {
      throw line.failed(step.act(), failure);
    }
  }
}
