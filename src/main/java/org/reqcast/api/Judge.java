// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.api.Verdict.Means;
import org.reqcast.connector.ConnectorException;

/** Says what an answer means: by the file's own rules first, then by what statuses usually mean. */
record Judge(List<AnswerRule> rules) {

  Judge {
    rules = List.copyOf(rules);
  }

  /**
   * Judges an answer. One to a new ad that does not say for certain that nothing was made counts as
   * none, so that the ad is looked for.
   *
   * @param gone statuses that mean that the thing is not there
   * @param bound what rules may name besides the answer
   */
  Verdict judge(Act act, Reply reply, List<Integer> gone, Map<String, ?> bound)
      throws ConnectorException {
    boolean doubtful = act == Act.CREATE && !refuses(reply.status());
    try {
      for (AnswerRule rule : rules) {
        Optional<Verdict> verdict = rule.judge(reply, bound);
        if (verdict.isPresent()) {
          return doubtful && !knows(rule, reply) ? doubted(verdict.get()) : verdict.get();
        }
      }
    } catch (ConnectorException unreadable) {
      if (doubtful) {
        return new Verdict(Means.UNANSWERED, String.valueOf(unreadable.getMessage()));
      }
      throw unreadable;
    }
    if (gone.contains(reply.status())) {
      return new Verdict(Means.GONE, "answers " + reply.status() + ": " + reply.sentence());
    }
    Verdict usual = usual(act, reply);
    return doubtful ? doubted(usual) : usual;
  }

  /** Whether a status alone says that nothing was made. */
  private static boolean refuses(int status) {
    // Not acceptable may be the answer to an ad that was made, a conflict one with our own ad.
    boolean open = status == 406 || status == 408 || status == 409;
    return (status >= 400 && status < 500 && !open) || status == 501;
  }

  /** Whether a rule read the answer's own words, and knows them for a refusal. */
  private static boolean knows(AnswerRule rule, Reply reply) {
    return rule.where() != null && !reply.html() && rule.means() != Means.REPAIR;
  }

  private static Verdict doubted(Verdict verdict) {
    return switch (verdict.means()) {
      case DONE, STOOD, ACCEPTED, UNANSWERED -> verdict;
      case REFUSED, WAIT, RECONFIGURE, REPAIR, GONE ->
          new Verdict(Means.UNANSWERED, verdict.says());
    };
  }

  private static Verdict usual(Act act, Reply reply) {
    int status = reply.status();
    String said = "answers " + status + (reply.sentence().isEmpty() ? "" : ": ") + reply.sentence();
    if (reply.login() && status < 500) {
      return new Verdict(
          Means.RECONFIGURE, "shows a login page instead of answering; check the credentials");
    }
    if (reply.ok()) {
      return reply.html()
          ? new Verdict(
              Means.REPAIR,
              "shows a web page instead of answering; the address may have changed, or a security"
                  + " plugin stands in between")
          : new Verdict(Means.DONE, said);
    }
    if (status < 400) {
      // A board may accept an ad and then send us on to a page of thanks.
      return new Verdict(
          act == Act.CREATE ? Means.UNANSWERED : Means.RECONFIGURE,
          "sends us on to "
              + reply.answer().header("location").orElse("somewhere else")
              + "; check the address in the settings");
    }
    return switch (status) {
      case 401, 402, 403, 407 -> new Verdict(Means.RECONFIGURE, said);
      case 404, 410 -> new Verdict(Means.RECONFIGURE, said + "; check the address in the settings");
      case 405, 406, 415, 501 -> new Verdict(Means.REPAIR, said);
      case 408, 425, 429 -> new Verdict(Means.WAIT, said);
      default -> {
        if (status >= 500) {
          yield new Verdict(act.counts() ? Means.UNANSWERED : Means.WAIT, said);
        }
        yield new Verdict(act.writes() ? Means.REFUSED : Means.REPAIR, reply.sentence());
      }
    };
  }
}
