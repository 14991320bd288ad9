// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reqcast.ledger.PostingRow;

/**
 * What a recruiter should know of an ad's state: what happened, and who must act.
 *
 * @param words a sentence; empty where there is nothing to say
 * @param raw what was written down about it, for whoever looks closer; empty where that is all said
 */
record AdNews(String words, String raw) {

  /**
   * Of a posting.
   *
   * @param account how its account is; null where it is not among the settings any more
   */
  static AdNews of(PostingRow row, Health.@Nullable AccountLine account, Instant now) {
    String reason = row.reason();
    return switch (row.state()) {
      case PLANNED -> planned(row, account);
      case SENDING -> new AdNews("On its way.", reason);
      case DEFERRED -> later("It could not be placed yet", row, account, now);
      case UPDATING -> later("The change is not there yet", row, account, now);
      case CLOSING -> later("It is being taken down", row, account, now);
      case REAUTHORIZE -> new AdNews(mend(account), reason);
      case UNKNOWN ->
          reason.startsWith("Nobody can tell")
              ? new AdNews(reason, "")
              : new AdNews(
                  "No clear answer came, so it is being looked for. Nobody has to act.", reason);
      case CLOSED -> new AdNews("Nothing stands there any more.", reason);
      case LIVE, ACCEPTED, REJECTED, CANNOT_CLOSE -> new AdNews(reason, "");
      case TO_PLACE, TO_CHANGE, TO_TAKE_DOWN -> new AdNews(reason, "");
    };
  }

  private static AdNews planned(PostingRow row, Health.@Nullable AccountLine account) {
    if (account == null) {
      return new AdNews("Its account is not in reqcast.yaml any more.", row.reason());
    }
    if (account.off()) {
      return new AdNews("Waits for the account’s credential.", account.sentence());
    }
    return account.well()
        ? new AdNews("Goes out with the account’s next turn, as its campaign allows.", row.reason())
        : new AdNews("Waits until the account is well again; see Activity.", account.sentence());
  }

  private static AdNews later(
      String what, PostingRow row, Health.@Nullable AccountLine account, Instant now) {
    if (account == null || account.off()) {
      return planned(row, account);
    }
    if (!account.well()) {
      return new AdNews(what + "; the account is not well, see Activity.", raw(row, account));
    }
    String when =
        row.due().isAfter(now) ? " " + Prose.distance(row.due(), now) : " at its next turn";
    return new AdNews(
        what + "; tried again by itself" + when + ". Nobody has to act.", row.reason());
  }

  private static String raw(PostingRow row, Health.AccountLine account) {
    return row.reason().isEmpty() ? account.sentence() : row.reason();
  }

  private static String mend(Health.@Nullable AccountLine account) {
    return account == null
        ? "Its account is not in reqcast.yaml any more."
        : "Waits for somebody to mend the account: its login or a setting was not taken.";
  }
}
