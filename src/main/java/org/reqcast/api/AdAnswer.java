// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;

/**
 * What an answer to a request about an ad means for the ad.
 *
 * @param standing null where the ad was to be placed
 */
record AdAnswer(Line line, Facts facts, Ad ad, AdRequest what, Act act, @Nullable AdRef standing) {

  /** What became of placing or changing it. */
  Posted posted(Reply reply) throws ConnectorException {
    Verdict verdict = verdict(reply);
    return switch (verdict.means()) {
      case DONE, ACCEPTED -> placed(reply, verdict);
      case STOOD -> new Posted.Stood(stood(reply));
      case REFUSED -> new Posted.Refused(line.hidden(verdict.says()), null);
      case GONE -> new Posted.Gone(line.hidden(verdict.says()));
      case UNANSWERED -> new Posted.Unanswered(line.sentence(act, verdict.says()));
      case WAIT -> throw line.busy(act, reply, verdict);
      case RECONFIGURE -> throw line.trouble(act, Remedy.RECONFIGURE, verdict.says());
      case REPAIR -> throw line.trouble(act, Remedy.REPAIR, verdict.says());
    };
  }

  /** What became of taking it down. */
  Withdrawn withdrawn(Reply reply, String method) throws ConnectorException {
    Verdict verdict = verdict(reply);
    return switch (verdict.means()) {
      case DONE, ACCEPTED -> withdrawn(reply, method, verdict);
      case GONE -> new Withdrawn.Gone("was gone already: " + verdict.says());
      case UNANSWERED -> new Withdrawn.Unanswered(line.sentence(act, verdict.says()));
      case WAIT -> throw line.busy(act, reply, verdict);
      case RECONFIGURE -> throw line.trouble(act, Remedy.RECONFIGURE, verdict.says());
      case STOOD, REFUSED, REPAIR -> throw line.trouble(act, Remedy.REPAIR, verdict.says());
    };
  }

  private Withdrawn withdrawn(Reply reply, String method, Verdict verdict)
      throws ConnectorException {
    if (what.task() != null) {
      return task(reply)
          .<Withdrawn>map(Withdrawn.UnderWay::new)
          .orElseGet(() -> new Withdrawn.Unanswered(nameless(reply)));
    }
    return what.instead().isEmpty()
        ? new Withdrawn.Gone(method + ": " + verdict.says())
        : new Withdrawn.CannotClose(what.instead());
  }

  private Posted placed(Reply reply, Verdict verdict) throws ConnectorException {
    if (what.task() != null) {
      return task(reply)
          .<Posted>map(Posted.UnderWay::new)
          .orElseGet(() -> new Posted.Unanswered(nameless(reply)));
    }
    Optional<AdRef> ref;
    try {
      ref = named(reply, standing == null ? ad.posting() : standing.id());
    } catch (ConnectorException unreadable) {
      return new Posted.Unanswered(line.sentence(act, unreadable.getMessage() + ""));
    }
    if (ref.isEmpty() && verdict.means() == Verdict.Means.ACCEPTED) {
      // What is decided later is often named later; looking will tell.
      return new Posted.Accepted(new AdRef(ad.posting(), null));
    }
    if (ref.isEmpty()) {
      return new Posted.Unanswered(nameless(reply));
    }
    AdRef found = ref.get();
    AdRef named =
        found.link() == null && standing != null ? new AdRef(found.id(), standing.link()) : found;
    return verdict.means() == Verdict.Means.ACCEPTED
        ? new Posted.Accepted(named)
        : new Posted.Live(named);
  }

  private AdRef stood(Reply reply) throws ConnectorException {
    return named(reply, ad.posting())
        .orElseGet(() -> standing == null ? new AdRef(ad.posting(), null) : standing);
  }

  /** The board's name for what it works on now. */
  private Optional<String> task(Reply reply) {
    try {
      return Objects.requireNonNull(what.task()).text(reply.content(), bound(reply));
    } catch (ConnectorException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<AdRef> named(Reply reply, String otherwise) throws ConnectorException {
    return what.ref(reply.content(), bound(reply), otherwise);
  }

  private String nameless(Reply reply) {
    return line.sentence(
        act,
        "answers "
            + reply.status()
            + ", but without `"
            + (what.task() == null ? what.id() : what.task())
            + "`; the connector file may need repair");
  }

  private Verdict verdict(Reply reply) throws ConnectorException {
    return line.judge(act, reply, what.gone(), line.bound(ad, standing, facts.known()));
  }

  private Map<String, Object> bound(Reply reply) {
    return reply.bound(line.bound(ad, standing, facts.known()));
  }
}
