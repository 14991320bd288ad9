// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reqcast.app.App;
import org.reqcast.app.Folders;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.RunRow;
import org.reqcast.opening.Opening;
import org.reqcast.posting.PostingId;
import org.reqcast.sandbox.Post;

/** What is wrong with boards, ledger and index; empty lists where all is right. */
final class Verdict {
  private final Town town;
  private final Requisitions wanted;
  private final Path home;

  Verdict(Town town, Requisitions wanted, Path home) {
    this.town = town;
    this.wanted = wanted;
    this.home = home;
  }

  /** Every opening that is open stands once, as it should read, and nothing else does. */
  List<String> boards(Ledger ledger) {
    List<String> wrong = new ArrayList<>();
    Map<String, PostingRow> rows = new HashMap<>();
    ledger.postings().all().forEach(row -> rows.put(row.id(), row));
    town.boards()
        .forEach(
            (account, board) -> {
              List<Post> posts = new ArrayList<>(board.get());
              for (Opening opening : wanted.open()) {
                String posting = posting(opening, account);
                List<Post> own =
                    posts.stream().filter(post -> post.text().contains(posting)).toList();
                posts.removeAll(own);
                boolean fresh = own.stream().allMatch(it -> it.text().contains(opening.title()));
                if (own.size() != 1 || !fresh) {
                  wrong.add(
                      "%s: %s (%s) stands %d times%s; the ledger says %s"
                          .formatted(
                              account,
                              opening.id(),
                              posting,
                              own.size(),
                              fresh ? "" : " and says something old",
                              told(rows.get(posting))));
                }
              }
              posts.forEach(
                  post ->
                      wrong.add(account + ": nobody wants the post " + post.id() + " any more"));
            });
    for (PostingRow row : rows.values()) {
      if (town.boards().containsKey(row.account()) && !row.state().name().matches("LIVE|CLOSED")) {
        wrong.add(row.account() + ": " + row.opening() + " is still " + told(row));
      }
    }
    return wrong;
  }

  private static String told(PostingRow row) {
    return row == null ? "nothing" : row.state() + " " + row.remoteId() + " " + row.reason();
  }

  private static String posting(Opening opening, String account) {
    return PostingId.of(opening.id(), opening.places().getFirst().key(), account);
  }

  /** On a board that shows nothing, no opening was announced twice in one round. */
  List<String> chat() {
    List<String> wrong = new ArrayList<>();
    for (Opening opening : wanted.all()) {
      String posting = posting(opening, "chat");
      long times = town.chat.posts().stream().filter(it -> it.text().contains(posting)).count();
      if (times > 1) {
        wrong.add("chat: " + opening.id() + " was announced " + times + " times");
      }
    }
    return wrong;
  }

  /** The feed names each open opening once, and nothing else. */
  List<String> feed() throws IOException {
    String feed = Files.readString(home.resolve("data/public/feeds/feed.rss"));
    List<String> wrong = new ArrayList<>();
    for (Opening opening : wanted.open()) {
      int times = feed.split("<guid[^>]*>" + posting(opening, "feed")).length - 1;
      if (times != 1 || !feed.contains(opening.title())) {
        wrong.add("feed: " + opening.id() + " is listed " + times + " times or reads old");
      }
    }
    int items = feed.split("<item>").length - 1;
    if (items != wanted.open().size()) {
      wrong.add("feed: " + items + " items for " + wanted.open().size() + " open openings");
    }
    return wrong;
  }

  /** Exactly whom the sources offer, everybody once. */
  List<String> people(Ledger ledger) {
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    Set<String> ids = new HashSet<>();
    ledger
        .people()
        .each(
            candidate -> {
              if (!ids.add(candidate.id())) {
                wrong.add("people: candidate " + candidate.id() + " is there twice");
              }
              for (Candidate.Read read : candidate.profiles()) {
                if (!seen.add(name(read.profile()))) {
                  wrong.add("people: " + name(read.profile()) + " is there twice");
                }
              }
            });
    Set<String> offered = town.offered();
    offered.stream().filter(it -> !seen.contains(it)).forEach(it -> wrong.add("people: no " + it));
    seen.stream()
        .filter(it -> !offered.contains(it))
        .forEach(it -> wrong.add("people: nobody offers " + it));
    if (ledger.people().profiles() != seen.size()) {
      wrong.add("people: " + ledger.people().profiles() + " profiles for " + seen.size());
    }
    return wrong;
  }

  private static String name(Profile profile) {
    boolean page = profile.source().equals("sites");
    return profile.source()
        + " "
        + (page ? profile.url().replaceAll(".*/people/", "") : profile.key());
  }

  /** The index is what a rebuild makes of the ledger. */
  List<String> index(Path program) {
    try (App app = App.open(Folders.of(program, home))) {
      int late = app.index().follow();
      String followed = app.index().digest();
      app.index().rebuild(done -> {});
      String rebuilt = app.index().digest();
      List<String> wrong = new ArrayList<>();
      if (late > 0) {
        wrong.add("index: " + late + " candidates behind after a proper stop");
      }
      if (!followed.equals(rebuilt)) {
        wrong.add("index: " + followed + " is not what a rebuild makes: " + rebuilt);
      }
      return wrong;
    }
  }

  /** The database is whole, and no run is under way. */
  List<String> ledger(Ledger ledger) {
    List<String> wrong = new ArrayList<>(ledger.faults());
    ledger.runs().latest(Integer.MAX_VALUE).stream()
        .filter(run -> run.outcome() == RunRow.Outcome.UNDER_WAY)
        .forEach(run -> wrong.add("ledger: run " + run.id() + " is still under way"));
    ledger.runs().pauses().forEach((what, why) -> wrong.add("ledger: " + what + " paused: " + why));
    return wrong;
  }
}
