// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.reqcast.opening.OpeningState.EXPIRED;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Publisher;
import org.reqcast.connector.Saying;
import org.reqcast.ledger.Openings;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/** Keeps the ads of an account right: every opening, at every place, stands exactly once. */
public final class Posting {
  private final Openings openings;
  private final Postings postings;
  private final Links links;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Duration lease;
  private final Supplier<Campaigns> campaigns;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final OneByOne oneByOne;
  private final AllAtOnce allAtOnce;
  private final Asking asking;

  /**
   * @param site address of our public pages
   * @param zone whose calendar says when an opening's last day is over
   * @param lease how long a posting is ours while we work on it; longer than any request takes
   * @param chance numbers from 0 to below 1
   */
  public Posting(
      Openings openings,
      Postings postings,
      URI site,
      ZoneId zone,
      InstantSource clock,
      Duration lease,
      DoubleSupplier chance) {
    this(openings, postings, site, zone, clock, lease, chance, () -> Campaigns.NONE);
  }

  /**
   * As above.
   *
   * @param campaigns as their files now stand
   */
  public Posting(
      Openings openings,
      Postings postings,
      URI site,
      ZoneId zone,
      InstantSource clock,
      Duration lease,
      DoubleSupplier chance,
      Supplier<Campaigns> campaigns) {
    this.campaigns = campaigns;
    this.openings = openings;
    this.postings = postings;
    this.links = new Links(site);
    this.zone = zone;
    this.clock = clock;
    this.lease = lease;
    Backoff backoff = new Backoff(chance);
    this.oneByOne = new OneByOne(postings, clock, lease, backoff, this::former);
    this.asking = new Asking(postings, clock, lease, backoff);
    this.allAtOnce = new AllAtOnce(postings, clock, lease);
  }

  /**
   * Brings an account's ads one turn closer to what should stand. May be repeated at will.
   *
   * @param habits the board's ways with ads
   * @param log takes one line for each thing that happened
   */
  public Done turn(
      String account, Delivery delivery, AdHabits habits, Bounds bounds, Consumer<String> log) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    List<Opening> advertised =
        current(today, log).stream().filter(opening -> opening.advertised(today)).toList();
    Campaigns wanted = campaigns.get();
    boolean shut = wanted.shut();
    boolean stream = habits.stream() && delivery instanceof Poster;
    Wishes wishes =
        new Wishes(
            account, wanted, links, stream, known.computeIfAbsent(account, name -> new Known()));
    Supplier<OneByOne.Standing> standing = () -> standing(wishes, advertised);
    Tally tally = new Tally(log, bounds.wary());
    if (shut) {
      tally.held("Nothing new is placed before the campaigns are mended: " + wanted.trouble());
    }
    return switch (delivery) {
      case Poster poster -> oneByOne.turn(account, poster, standing, habits, shut, bounds, tally);
      case Publisher publisher -> allAtOnce.turn(account, publisher, standing.get(), tally);
      case ByHand hand -> asking.turn(hand, standing, habits, shut, bounds, tally);
    };
  }

  /** The ad of an opening at a place, as it would be sent to an account first. */
  public Ad ad(Opening opening, Place place, String account) {
    Wish wish = Wish.of(opening, place, account, links);
    return wish.ad(wish.target(null).toString(), planned(wish));
  }

  /** The ad of a posting as it would be sent now; empty where its opening is not kept any more. */
  public Optional<Ad> ad(PostingRow row) {
    return openings
        .find(row.opening())
        .map(
            opening -> {
              Place place = Former.place(row, opening);
              Saying saying =
                  row.share() > 0
                          && campaigns.get().of(opening, place, row.account())
                              instanceof Campaigns.Word.By by
                      ? by.campaign().saying(row.share())
                      : Saying.USUAL;
              Wish wish = Wish.of(opening, place, row.account(), links, row.share(), saying, null);
              return wish.ad(wish.target(row).toString(), row);
            });
  }

  /**
   * A person says what is on the board, and knows better than we. Taken at once, whatever is due.
   *
   * @param stands the ad as they found it; null where they found none
   * @return false where nothing else was known already, or the posting is being worked on right now
   */
  public boolean settle(String posting, @Nullable AdRef stands) {
    Optional<PostingRow> taken =
        postings
            .find(posting)
            .filter(row -> stands != null || mayBeThere(row))
            .flatMap(row -> postings.claim(posting, row.state(), lease));
    if (taken.isEmpty()) {
      return false;
    }
    PostingRow row = taken.get();
    if (stands != null) {
      PostingRow live =
          new Draft(row, PostingState.LIVE, clock.instant()).ad(stands).settled().row();
      return postings.write(live, "A person found it" + Sending.at(stands));
    }
    return postings.write(absent(row).row(), "A person found that it is not there");
  }

  /**
   * What people are asked to do by hand.
   *
   * @param boards the boards that they do it on, by account
   */
  public Tasks tasks(Function<String, Optional<ByHand>> boards) {
    return new Tasks(openings, postings, boards, new Hearing(postings, clock, lease));
  }

  private Draft absent(PostingRow row) {
    Instant now = clock.instant();
    return switch (row.state()) {
      // A request may still be under way before it is due, so the next one waits for that.
      case SENDING, UNKNOWN ->
          new Draft(row, PostingState.DEFERRED, now)
              .settled()
              .due(row.looks() < Planner.ENOUGH_LOOKS ? row.due() : now);
      case REJECTED, REAUTHORIZE ->
          new Draft(row, row.remoteId() == null ? PostingState.DEFERRED : PostingState.CLOSED, now)
              .settled();
      default -> new Draft(row, PostingState.CLOSED, now).settled();
    };
  }

  private static boolean mayBeThere(PostingRow row) {
    return switch (row.state()) {
      case PLANNED, CLOSED, TO_PLACE -> false;
      case DEFERRED -> row.remoteId() != null;
      default -> true;
    };
  }

  private List<Opening> current(LocalDate today, Consumer<String> log) {
    List<Opening> all = openings.all();
    if (all.stream().noneMatch(it -> it.over(today) && it.state().next().contains(EXPIRED))) {
      return all;
    }
    openings.expire(today).forEach(id -> log.accept(id + " has expired: its last day is past"));
    return openings.all();
  }

  private OneByOne.Standing standing(Wishes wishes, List<Opening> advertised) {
    List<PostingRow> rows = postings.of(wishes.account());
    List<Wish> wanted = wishes.of(advertised, rows, clock.instant());
    Set<String> ids = HashSet.newHashSet(rows.size());
    rows.forEach(row -> ids.add(row.id()));
    List<Wish> fresh = wanted.stream().filter(wish -> !ids.contains(wish.posting())).toList();
    if (!fresh.isEmpty()) {
      postings.plan(fresh.stream().map(this::planned).toList());
    }
    return new OneByOne.Standing(wanted, fresh.isEmpty() ? rows : postings.of(wishes.account()));
  }

  private PostingRow planned(Wish wish) {
    Instant now = clock.instant();
    return new PostingRow(
        wish.posting(),
        wish.opening().id(),
        wish.place().key(),
        wish.account(),
        PostingState.PLANNED,
        "",
        null,
        null,
        now,
        null,
        0,
        0,
        "",
        now,
        now,
        wish.share(),
        null,
        null,
        null,
        null);
  }

  private Wish former(PostingRow row) {
    Opening opening =
        openings.find(row.opening()).orElseGet(() -> Former.opening(row, clock, zone));
    Place place = Former.place(row, opening);
    return Wish.of(opening, place, row.account(), links, row.share(), Saying.USUAL, null);
  }
}
