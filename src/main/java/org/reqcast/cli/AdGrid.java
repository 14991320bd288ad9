// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.app.App;
import org.reqcast.ledger.PostingRow;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Place;
import org.reqcast.posting.Campaigns;

/** One opening's ads, place by place and account by account: also where there is none, and why. */
final class AdGrid {
  private AdGrid() {}

  /**
   * One ad, or the place of one.
   *
   * @param posting its id; null where there is none
   * @param state in words
   * @param why what to know about the state; empty where there is nothing to say
   * @param proof what the board answered; empty where it was not asked yet
   */
  record Cell(
      String place,
      String account,
      @Nullable String posting,
      int share,
      String state,
      @Nullable String link,
      String why,
      String proof) {}

  static List<Cell> of(App app, Opening opening, List<PostingRow> rows) {
    Set<String> places = new LinkedHashSet<>(opening.places().stream().map(Place::key).toList());
    rows.forEach(row -> places.add(row.place()));
    Set<String> accounts = new LinkedHashSet<>(posting(app));
    rows.forEach(row -> accounts.add(row.account()));
    Campaigns campaigns = app.campaigns().campaigns();
    List<Cell> cells = new ArrayList<>();
    for (String place : places) {
      for (String account : accounts) {
        List<PostingRow> here =
            rows.stream()
                .filter(row -> row.place().equals(place) && row.account().equals(account))
                .sorted(Comparator.comparingInt(PostingRow::share))
                .toList();
        boolean off = app.catalog().off(account).isPresent();
        here.forEach(row -> cells.add(cell(row, off)));
        if (here.isEmpty()) {
          String why = why(app, opening, place, account, campaigns);
          cells.add(new Cell(place, account, null, 0, "not there", null, why, ""));
        }
      }
    }
    return cells;
  }

  private static List<String> posting(App app) {
    return app.catalog().accounts().stream()
        .filter(
            name -> app.catalog().open(name).map(open -> open.delivery().isPresent()).orElse(true))
        .toList();
  }

  private static Cell cell(PostingRow row, boolean off) {
    boolean down =
        switch (row.state()) {
          case CLOSED, CANNOT_CLOSE -> true;
          default -> false;
        };
    return new Cell(
        row.place(),
        row.account(),
        row.id(),
        row.share(),
        OpeningsVerb.word(row.state()),
        row.remoteLink(),
        down ? "" : off ? "waits for the account's credential" : row.reason(),
        down ? row.reason() : standing(row));
  }

  private static String standing(PostingRow row) {
    @Nullable String named = row.remoteId();
    @Nullable Instant placed = row.placed();
    @Nullable Instant looked = row.looked();
    if (named == null || !row.state().mayStand()) {
      return "";
    }
    return (placed == null ? "" : "since " + When.of(placed) + " ")
        + (looked == null ? "" : "seen " + When.of(looked) + " ")
        + (named.equals(row.id()) ? "" : "as " + named);
  }

  private static String why(
      App app, Opening opening, String place, String account, Campaigns campaigns) {
    if (opening.state() != OpeningState.OPEN) {
      return "the opening is " + opening.state().words();
    }
    if (!opening.advertised(app.today())) {
      return "its first day is " + opening.posted();
    }
    if (app.catalog().off(account).isPresent()) {
      return "waits for the account's credential";
    }
    if (app.catalog().open(account).isEmpty()) {
      return app.catalog().why(account).orElse("the account cannot be opened");
    }
    boolean elsewhere =
        opening.places().stream()
            .filter(it -> it.key().equals(place))
            .anyMatch(it -> campaigns.sendElsewhere(opening, it, account));
    return elsewhere ? "its campaign names other accounts" : "waits for the account's next turn";
  }
}
