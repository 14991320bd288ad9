// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Publisher;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;

/** One turn on a channel that takes the whole set of ads at once: a feed, or our own pages. */
final class AllAtOnce {
  private static final String ABSENT = "No longer in the published set.";

  private final Postings postings;
  private final InstantSource clock;
  private final Duration lease;

  AllAtOnce(Postings postings, InstantSource clock, Duration lease) {
    this.postings = postings;
    this.clock = clock;
    this.lease = lease;
  }

  /**
   * Publishes all that should stand, then writes down what changed. Publishing the same set again
   * is harmless, so a crash between the two only means another turn.
   */
  Done turn(String account, Publisher publisher, OneByOne.Standing known, Tally tally) {
    Map<String, PostingRow> rows = new HashMap<>();
    known.rows().forEach(row -> rows.put(row.id(), row));
    List<Ad> ads = new ArrayList<>();
    Map<String, AdRef> standing = new HashMap<>();
    for (Wish wish : known.wishes()) {
      PostingRow row = Objects.requireNonNull(rows.get(wish.posting()));
      ads.add(wish.ad(wish.target(row).toString(), row));
      AdRef ref = standing(row);
      if (ref != null && row.state() == PostingState.LIVE) {
        standing.put(row.id(), ref);
      }
    }
    Map<String, Posted> published;
    try {
      published = publisher.publish(ads, standing);
    } catch (ConnectorException e) {
      tally.trouble(e, account + ": " + e.getMessage());
      return tally.done(false);
    }
    for (Ad ad : ads) {
      record(
          Objects.requireNonNull(rows.remove(ad.posting())),
          ad,
          published.get(ad.posting()),
          publisher,
          tally);
    }
    rows.values().forEach(row -> absent(row, tally));
    return tally.done(false);
  }

  private void record(
      PostingRow row, Ad ad, @Nullable Posted posted, Publisher publisher, Tally tally) {
    // Only what changed is kept, and so only that is made a second time.
    Supplier<Postings.@Nullable Text> text = () -> AdText.of(ad, publisher);
    switch (posted) {
      case Posted.Live live -> stands(row, PostingState.LIVE, ad, live.ad(), text, tally);
      case Posted.Stood stood -> stands(row, PostingState.LIVE, ad, stood.ad(), text, tally);
      case Posted.Accepted accepted ->
          stands(row, PostingState.ACCEPTED, ad, accepted.ad(), text, tally);
      case Posted.Refused refused -> {
        String field = refused.field() == null ? "" : refused.field() + ": ";
        write(
            row,
            it -> draft(it, PostingState.REJECTED, ad, standing(row), field + refused.reason()),
            () -> null,
            tally);
      }
      // The set is published again next turn, whatever became of it now.
      case Posted.Unanswered lost -> {}
      case Posted.UnderWay working -> {}
      case Posted.Gone gone -> {}
      case null -> {}
    }
  }

  private static @Nullable AdRef standing(PostingRow row) {
    return row.remoteId() == null ? null : new AdRef(row.remoteId(), row.remoteLink());
  }

  private void stands(
      PostingRow row,
      PostingState state,
      Ad ad,
      AdRef ref,
      Supplier<Postings.@Nullable Text> text,
      Tally tally) {
    write(row, it -> draft(it, state, ad, ref, ""), text, tally);
  }

  private void absent(PostingRow row, Tally tally) {
    if (row.state() != PostingState.CLOSED) {
      write(
          row,
          it -> new Draft(it, PostingState.CLOSED, now()).settled().reason(ABSENT).row(),
          () -> null,
          tally);
    }
  }

  private PostingRow draft(
      PostingRow row, PostingState state, Ad ad, @Nullable AdRef ref, String reason) {
    return new Draft(row, state, now())
        .revision(ad.revision())
        .ad(ref)
        .settled()
        .reason(reason)
        .row();
  }

  private void write(
      PostingRow before,
      UnaryOperator<PostingRow> change,
      Supplier<Postings.@Nullable Text> text,
      Tally tally) {
    PostingRow after = change.apply(before);
    boolean same =
        before.state() == after.state()
            && before.revision().equals(after.revision())
            && before.reason().equals(after.reason())
            && Objects.equals(before.remoteId(), after.remoteId())
            && Objects.equals(before.remoteLink(), after.remoteLink());
    if (same) {
      return;
    }
    String name = before.opening() + " at " + before.place() + ": ";
    String happened = happened(before, after);
    boolean written =
        postings
            .lease(before.id(), before.state(), lease)
            .map(leased -> postings.write(change.apply(leased), happened, text.get()))
            .orElse(false);
    if (!written) {
      return;
    }
    switch (after.state()) {
      case CLOSED -> tally.count("closed", name + happened);
      case REJECTED -> tally.refused(name + happened);
      default ->
          tally.count(before.state() == PostingState.LIVE ? "updated" : "posted", name + happened);
    }
  }

  private static String happened(PostingRow before, PostingRow after) {
    return switch (after.state()) {
      case CLOSED -> "Taken out of the published set";
      case REJECTED -> "Left out: " + after.reason();
      default -> before.state() == PostingState.LIVE ? "Published with its changes" : "Published";
    };
  }

  private Instant now() {
    return clock.instant();
  }
}
