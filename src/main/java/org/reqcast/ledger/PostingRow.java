// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one posting.
 *
 * @param id immutable; short and safe in addresses
 * @param revision of the content that stands or is being sent; empty before the first send
 * @param remoteId the board's name for the ad; null until known, kept until another ad is sent
 * @param due not before this
 * @param leaseUntil while in the future, somebody works on it; whoever leased the row hands this
 *     back unchanged to prove it
 * @param attempts sends since the last success
 * @param looks looks since the last send that did not find the ad
 * @param reason in words, for people: why it is in this state; empty where there is nothing to say
 * @param since when the posting was first planned
 * @param changed when the state last changed
 * @param share 0 for the first ad, n for the one shared anew for the nth time; never changes
 * @param placed since when the ad stands; null where it does not
 * @param looked when the ad was last looked at on its board; null where never
 * @param task the board's name for what it works on now, or the revision that a person is asked to
 *     bring onto it; null where neither works on it
 * @param renewed when the board last began to count the ad's days anew; null where it still counts
 *     from the day it was placed
 */
public record PostingRow(
    String id,
    String opening,
    String place,
    String account,
    PostingState state,
    String revision,
    @Nullable String remoteId,
    @Nullable String remoteLink,
    Instant due,
    @Nullable Instant leaseUntil,
    int attempts,
    int looks,
    String reason,
    Instant since,
    Instant changed,
    int share,
    @Nullable Instant placed,
    @Nullable Instant looked,
    @Nullable String task,
    @Nullable Instant renewed) {

  /** A first ad that nobody has looked at. */
  public PostingRow(
      String id,
      String opening,
      String place,
      String account,
      PostingState state,
      String revision,
      @Nullable String remoteId,
      @Nullable String remoteLink,
      Instant due,
      @Nullable Instant leaseUntil,
      int attempts,
      int looks,
      String reason,
      Instant since,
      Instant changed) {
    this(
        id,
        opening,
        place,
        account,
        state,
        revision,
        remoteId,
        remoteLink,
        due,
        leaseUntil,
        attempts,
        looks,
        reason,
        since,
        changed,
        0,
        null,
        null,
        null,
        null);
  }
}
