// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Saying;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * All ads that should stand on one account: a pure function of the openings, the campaigns, the
 * rows and the time.
 *
 * @param known what was hashed before
 * @param stream whether the account's ads sink in a stream, so that openings may be shared again
 */
record Wishes(String account, Campaigns campaigns, Links links, boolean stream, Known known) {

  /** An opening at a place; all its shares are about this. */
  private record Spot(String opening, String place) {}

  List<Wish> of(Collection<Opening> openings, Collection<PostingRow> rows, Instant now) {
    Map<Spot, List<PostingRow>> rowsOf = new HashMap<>();
    if (campaigns.shut()
        || !campaigns.all().isEmpty()
        || rows.stream().anyMatch(row -> row.share() > 0)) {
      rows.forEach(
          row ->
              rowsOf
                  .computeIfAbsent(new Spot(row.opening(), row.place()), spot -> new ArrayList<>())
                  .add(row));
    }
    Map<String, Wish> wishes = new LinkedHashMap<>();
    for (Opening opening : openings) {
      for (int at = 0; at < opening.places().size(); at++) {
        Place place = opening.places().get(at);
        List<PostingRow> mine = rowsOf.getOrDefault(new Spot(opening.id(), place.key()), List.of());
        if (campaigns.shut()) {
          asTheyStand(wishes, opening, at, mine);
          continue;
        }
        switch (campaigns.of(opening, place, account)) {
          case Campaigns.Word.Silent silent -> add(wishes, opening, at, null, mine, now);
          case Campaigns.Word.By by -> add(wishes, opening, at, by.campaign(), mine, now);
          case Campaigns.Word.Elsewhere elsewhere -> {}
        }
      }
    }
    return new ArrayList<>(wishes.values());
  }

  // Nobody knows what a campaign that cannot be read holds back, or would take down.
  private void asTheyStand(
      Map<String, Wish> wishes, Opening opening, int at, List<PostingRow> rows) {
    for (PostingRow row : rows) {
      if (row.state() != PostingState.CLOSED && row.state() != PostingState.CANNOT_CLOSE) {
        Wish wish = wish(opening, at, row.share(), null);
        wishes.putIfAbsent(wish.posting(), wish);
      }
    }
  }

  private void add(
      Map<String, Wish> wishes,
      Opening opening,
      int at,
      @Nullable Campaign campaign,
      List<PostingRow> rows,
      Instant now) {
    if (rows.isEmpty()) {
      Wish wish = known.wish(opening, at, account, links, campaign);
      wishes.putIfAbsent(wish.posting(), wish);
      return;
    }
    for (int share : shares(campaign, rows, now)) {
      Wish wish = wish(opening, at, share, campaign);
      wishes.putIfAbsent(wish.posting(), wish);
    }
  }

  private Wish wish(Opening opening, int at, int share, @Nullable Campaign campaign) {
    if (share == 0) {
      return known.wish(opening, at, account, links, campaign);
    }
    Saying saying = campaign == null ? Saying.USUAL : campaign.saying(share);
    return Wish.of(opening, opening.places().get(at), account, links, share, saying, campaign);
  }

  /** The numbers of the shares that should stand now. */
  private List<Integer> shares(@Nullable Campaign campaign, List<PostingRow> rows, Instant now) {
    PostingRow newest = newest(campaign, rows);
    List<Integer> shares = new ArrayList<>();
    boolean replaced = campaign != null && campaign.replaces() && stands(newest);
    for (PostingRow row : rows) {
      if (row.share() < newest.share() && mayStand(row) && !replaced) {
        shares.add(row.share());
      }
    }
    shares.add(newest.share());
    if (stream && campaign != null && due(campaign, newest, now)) {
      shares.add(newest.share() + 1);
    }
    return shares;
  }

  /** The newest share; one that nobody shares any more, and that never stood, does not count. */
  private static PostingRow newest(@Nullable Campaign campaign, List<PostingRow> rows) {
    Comparator<PostingRow> byShare = Comparator.comparingInt(PostingRow::share);
    PostingRow newest = rows.stream().max(byShare).orElseThrow();
    return campaign != null && campaign.again() != null
        ? newest
        : rows.stream()
            .filter(row -> mayStand(row) || row.state() == PostingState.CANNOT_CLOSE)
            .max(byShare)
            .orElse(newest);
  }

  private static boolean due(Campaign campaign, PostingRow newest, Instant now) {
    if (campaign.again() == null || !stood(newest)) {
      return false;
    }
    Instant placed = newest.placed() == null ? newest.changed() : newest.placed();
    return !placed.plus(campaign.again()).isAfter(now);
  }

  private static boolean stands(PostingRow row) {
    return row.state() == PostingState.LIVE;
  }

  // Where a board changes nothing, an edited opening leaves its ad standing as refused.
  private static boolean stood(PostingRow row) {
    return row.state() == PostingState.LIVE
        || (row.state() == PostingState.REJECTED
            && row.placed() != null
            && !Planner.isLeftDown(row));
  }

  private static boolean mayStand(PostingRow row) {
    return switch (row.state()) {
      case LIVE, ACCEPTED, UPDATING, SENDING, UNKNOWN, TO_PLACE, TO_CHANGE -> true;
      case DEFERRED, REJECTED, REAUTHORIZE -> row.remoteId() != null;
      case PLANNED, CLOSING, CLOSED, CANNOT_CLOSE, TO_TAKE_DOWN -> false;
    };
  }
}
