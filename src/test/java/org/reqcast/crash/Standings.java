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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;
import org.reqcast.posting.PostingId;
import org.reqcast.sandbox.Post;

/** What stands on twenty channels, against what should. */
final class Standings {
  private static final Pattern NAMED = Pattern.compile("ad=([A-Za-z0-9_-]+)");

  private final Path home;
  private final Channels channels;
  private final Requisitions wanted;

  Standings(Path home, Channels channels, Requisitions wanted) {
    this.home = home;
    this.channels = channels;
    this.wanted = wanted;
  }

  /** A sentence for each ad that is missing, old, twice there, unwanted or stuck. */
  List<String> wrong(Ledger ledger) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Channels.Board board : channels.boards()) {
      Map<String, PostingRow> rows = new HashMap<>();
      ledger.postings().of(board.account()).forEach(row -> rows.put(row.id(), row));
      board(board, rows, wrong);
    }
    for (String set : Channels.SETS) {
      set(set, ledger, wrong);
    }
    ledger.runs().pauses().forEach((what, why) -> wrong.add(what + " is paused: " + why));
    return wrong;
  }

  private void board(Channels.Board board, Map<String, PostingRow> rows, List<String> wrong) {
    Map<String, List<Post>> byPosting = new HashMap<>();
    for (Post post : board.posts().get()) {
      Matcher named = NAMED.matcher(post.text());
      String posting = named.find() ? named.group(1) : "a post without a name: " + post.text();
      byPosting.computeIfAbsent(posting, key -> new ArrayList<>()).add(post);
    }
    for (Opening opening : wanted.open()) {
      String posting = posting(opening, board.account());
      List<Post> own = byPosting.getOrDefault(posting, List.of());
      byPosting.remove(posting);
      boolean old =
          board.edits() && own.stream().anyMatch(post -> !post.text().contains(opening.title()));
      PostingRow row = rows.get(posting);
      if (own.size() != 1 || old || !rests(board, row)) {
        wrong.add(
            "%s: %s stands %d times%s; the ledger says %s"
                .formatted(
                    board.account(),
                    posting,
                    own.size(),
                    old ? " and says something old" : "",
                    row == null ? "nothing" : row.state() + " " + row.reason()));
      }
    }
    byPosting.forEach(
        (posting, posts) ->
            wrong.add(
                board.account() + ": nobody wants " + posting + " any more: " + posts.size()));
    rows.values().stream()
        .filter(row -> !rests(board, row))
        .forEach(row -> wrong.add(board.account() + ": " + row.id() + " is " + row.state()));
  }

  private static boolean rests(Channels.Board board, PostingRow row) {
    return row != null
        && switch (row.state()) {
          case LIVE, CLOSED -> true;
          case REJECTED -> !board.edits() && row.remoteId() != null;
          default -> false;
        };
  }

  /** What is fetched as a whole names each open opening, and no other. */
  private void set(String set, Ledger ledger, List<String> wrong) throws IOException {
    Set<String> should = new HashSet<>();
    wanted.open().forEach(opening -> should.add(posting(opening, set)));
    Set<String> live = new HashSet<>();
    ledger.postings().of(set).stream()
        .filter(row -> row.state() == PostingState.LIVE)
        .forEach(row -> live.add(row.id()));
    if (!live.equals(should)) {
      wrong.add(set + ": the ledger has " + live.size() + " live, wanted " + should.size());
    }
    if (set.endsWith("page")) {
      long pages = count(home.resolve("data/public/openings"), "(?!index).*(?<!\\.gone)\\.html");
      if (pages != should.size()) {
        wrong.add(set + ": " + pages + " pages, wanted " + should.size());
      }
      return;
    }
    StringBuilder text = new StringBuilder();
    Path folder = home.resolve("data/public/feeds");
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : files.filter(it -> isOf(set, it)).toList()) {
        text.append(Files.readString(file));
      }
    }
    Set<String> said = new HashSet<>();
    ledger.postings().of(set).stream()
        .map(PostingRow::id)
        .filter(id -> text.indexOf(id) >= 0)
        .forEach(said::add);
    if (!said.equals(should)) {
      wrong.add(set + ": names " + said.size() + " openings, wanted " + should.size());
    }
  }

  private static boolean isOf(String set, Path file) {
    return file.getFileName().toString().matches(set + "\\.(?!gz)\\w+");
  }

  private static long count(Path folder, String names) throws IOException {
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return files.filter(file -> file.getFileName().toString().matches(names)).count();
    }
  }

  private static String posting(Opening opening, String account) {
    return PostingId.of(opening.id(), opening.places().getFirst().key(), account);
  }
}
