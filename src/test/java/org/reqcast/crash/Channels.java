// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.reqcast.sandbox.AtprotoServer;
import org.reqcast.sandbox.DiscordBotServer;
import org.reqcast.sandbox.DiscourseServer;
import org.reqcast.sandbox.FacebookServer;
import org.reqcast.sandbox.LemmyServer;
import org.reqcast.sandbox.LoopbackServer;
import org.reqcast.sandbox.MastodonServer;
import org.reqcast.sandbox.MatrixServer;
import org.reqcast.sandbox.Post;
import org.reqcast.sandbox.RedditServer;
import org.reqcast.sandbox.SignedHookServer;
import org.reqcast.sandbox.SlackBotServer;
import org.reqcast.sandbox.TelegramServer;
import org.reqcast.sandbox.Weather;
import org.reqcast.sandbox.WordPressServer;
import org.reqcast.sandbox.XServer;

/** Twenty channels: boards that take ads one by one, and sets that others fetch. */
final class Channels implements AutoCloseable {
  /** Feeds and pages; each is an account with the name of its connector. */
  static final List<String> SETS =
      List.of("rss", "atom", "json-feed", "indeed-feed", "talent-feed", "career-page");

  private static final String SECRET = "c2VjcmV0LW9mLXJpdmVyc2lkZQ==";
  private static final String CLIENT = "client-secret-of-riverside";
  private static final String REFRESH = "refresh-of-riverside";

  private final List<Board> boards = new ArrayList<>();
  private int consents;

  /**
   * A board and the account that we have there.
   *
   * @param edits whether an ad that stands can be changed
   * @param shows whether we can see what stands there; else a person has to look
   */
  record Board(
      String account,
      String connector,
      LoopbackServer server,
      Supplier<List<Post>> posts,
      Map<String, String> settings,
      Map<String, String> secrets,
      boolean edits,
      boolean shows) {

    Board with(Map<String, String> others) {
      return new Board(account, connector, server, posts, settings, others, edits, shows);
    }
  }

  Channels(long seed) {
    MastodonServer social = new MastodonServer(0, seed, SECRET, true, List.of());
    add("social", "mastodon", social, social::posts, Map.of("instance", social.address()), token());
    MastodonServer lax = new MastodonServer(0, seed + 1, SECRET, false, List.of());
    add("forgetful", "mastodon", lax, lax::posts, Map.of("instance", lax.address()), token());
    AtprotoServer skies = new AtprotoServer(0, seed + 2, "recruiter.example.org", SECRET);
    add(
        "skies",
        "bluesky",
        skies,
        skies::posts,
        Map.of("server", skies.address(), "handle", "recruiter.example.org"),
        Map.of("password", SECRET));
    WordPressServer news = new WordPressServer(0, seed + 3, "recruiter", SECRET);
    add(
        "news",
        "wordpress",
        news,
        news::posts,
        Map.of("address", news.address(), "user", "recruiter"),
        Map.of("password", SECRET));
    DiscordBotServer guild = new DiscordBotServer(0, seed + 4, SECRET, "7");
    add(
        "guild",
        "discord-bot",
        guild,
        guild::posts,
        Map.of("server", guild.address(), "channel", "7"),
        token());
    DiscourseServer forum = new DiscourseServer(0, seed + 5, SECRET, "riverside");
    add(
        "forum",
        "discourse",
        forum,
        forum::posts,
        Map.of("address", forum.address(), "user", "riverside"),
        token());
    FacebookServer page = new FacebookServer(0, seed + 6, SECRET, "104500000000001", "");
    add(
        "page",
        "facebook-page",
        page,
        page::posts,
        Map.of("api", page.address(), "pageId", "104500000000001"),
        token());
    LemmyServer commons = new LemmyServer(0, seed + 7, SECRET);
    add(
        "commons",
        "lemmy",
        commons,
        commons::posts,
        Map.of("server", commons.address(), "community", "healthit"),
        token());
    MatrixServer room = new MatrixServer(0, seed + 8, SECRET, "!jobs:example.org");
    add(
        "room",
        "matrix",
        room,
        room::posts,
        Map.of("server", room.address(), "room", "!jobs:example.org"),
        token());
    SignedHookServer hook = new SignedHookServer(0, seed + 9, SECRET);
    add(
        "hook",
        "signed-http",
        hook,
        hook::standing,
        Map.of("address", hook.address() + "/hook"),
        Map.of("secret", "whsec_" + SECRET));
    SlackBotServer desk = new SlackBotServer(0, seed + 10, SECRET, "C0123456789");
    add(
        "desk",
        "slack-bot",
        desk,
        desk::posts,
        Map.of("server", desk.address(), "channel", "C0123456789"),
        token());
    Map<String, String> lent = Map.of("secret", CLIENT, "refresh", REFRESH);
    RedditServer links = new RedditServer(0, seed + 11, CLIENT, REFRESH);
    unchanging(
        "links",
        "reddit",
        links,
        links::posts,
        Map.of(
            "client", "riverside",
            "api", links.address(),
            "login", links.address(),
            "community", "healthit",
            "user", "riverside"),
        lent);
    XServer shouts = new XServer(0, seed + 12, CLIENT, REFRESH);
    unchanging(
        "shouts",
        "x",
        shouts,
        shouts::posts,
        Map.of("client", "riverside", "api", shouts.address()),
        lent);
    TelegramServer wire = new TelegramServer(0, seed + 13, "7:" + SECRET, "@riverside");
    boards.add(
        new Board(
            "wire",
            "telegram",
            wire,
            wire::posts,
            Map.of("server", wire.address(), "channel", "@riverside"),
            Map.of("token", "7:" + SECRET),
            true,
            false));
  }

  private static Map<String, String> token() {
    return Map.of("token", SECRET);
  }

  private void add(
      String account,
      String connector,
      LoopbackServer server,
      Supplier<List<Post>> posts,
      Map<String, String> settings,
      Map<String, String> secrets) {
    boards.add(new Board(account, connector, server, posts, settings, secrets, true, true));
  }

  private void unchanging(
      String account,
      String connector,
      LoopbackServer server,
      Supplier<List<Post>> posts,
      Map<String, String> settings,
      Map<String, String> secrets) {
    boards.add(new Board(account, connector, server, posts, settings, secrets, false, true));
  }

  List<Board> boards() {
    return boards;
  }

  /** A person agrees anew that we may use an account; false where that is not how it is used. */
  boolean consent(String account) {
    String refresh = "refresh-" + ++consents;
    for (int at = 0; at < boards.size(); at++) {
      Board board = boards.get(at);
      if (!board.account().equals(account)) {
        continue;
      }
      switch (board.server()) {
        case XServer server -> server.consent(refresh);
        case RedditServer server -> server.consent(refresh);
        default -> {
          return false;
        }
      }
      boards.set(at, board.with(Map.of("secret", CLIENT, "refresh", refresh)));
      return true;
    }
    return false;
  }

  void weather(Weather weather) {
    boards.forEach(board -> board.server().weather(weather));
  }

  /** How many requests all boards have heard. */
  int requests() {
    return boards.stream().mapToInt(board -> board.server().requests().size()).sum();
  }

  @Override
  public void close() {
    boards.forEach(board -> board.server().close());
  }
}
