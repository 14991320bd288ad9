// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.connector.ConnectorException;
import org.reqcast.dialect.Verdict.Means;

/** Says what an answer means: by the file's own rules first, then by what statuses usually mean. */
record Judge(List<AnswerRule> rules) {

  Judge {
    rules = List.copyOf(rules);
  }

  /**
   * Judges an answer.
   *
   * @param gone statuses that mean that the thing is not there
   * @param bound what rules may name besides the answer
   */
  Verdict judge(Act act, Reply reply, List<Integer> gone, Map<String, ?> bound)
      throws ConnectorException {
    for (AnswerRule rule : rules) {
      Optional<Verdict> verdict = rule.judge(reply, bound);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    if (gone.contains(reply.status())) {
      return new Verdict(Means.GONE, "answers " + reply.status() + ": " + reply.sentence());
    }
    return usual(act, reply);
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
          yield new Verdict(act.writes() ? Means.UNANSWERED : Means.WAIT, said);
        }
        yield new Verdict(act.writes() ? Means.REFUSED : Means.REPAIR, reply.sentence());
      }
    };
  }
}
