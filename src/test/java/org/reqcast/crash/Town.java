// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.reqcast.sandbox.AtprotoServer;
import org.reqcast.sandbox.GithubServer;
import org.reqcast.sandbox.HackerNewsServer;
import org.reqcast.sandbox.InventedPeople;
import org.reqcast.sandbox.InventedPerson;
import org.reqcast.sandbox.LoopbackServer;
import org.reqcast.sandbox.MastodonServer;
import org.reqcast.sandbox.PersonalSites;
import org.reqcast.sandbox.Post;
import org.reqcast.sandbox.SlackServer;
import org.reqcast.sandbox.Weather;
import org.reqcast.sandbox.WordPressServer;

/** Boards that remember what was placed on them, and sources whose people become more. */
final class Town implements AutoCloseable {
  static final String TOKEN = "crash-token";
  static final String PASSWORD = "abcd efgh ijkl mnop";
  static final String HOOK = "T0/B0/crash";
  static final List<String> SEARCHES = List.of("epic", "cerner", "years");
  static final int PEOPLE = 300;
  private static final int OF_FEDI = 40;

  private final long seed;
  private final Weather weather;
  private final List<InventedPerson> people;

  final MastodonServer social;
  final MastodonServer forgetful;
  final AtprotoServer skies;
  final WordPressServer news;
  final SlackServer chat;
  final MastodonServer fedi;
  final PersonalSites sites;
  GithubServer code;
  HackerNewsServer hired;
  private List<InventedPerson> ofCode;
  private List<InventedPerson> ofHired;
  private int heardBefore;

  Town(long seed, Weather weather) {
    this.seed = seed;
    this.weather = weather;
    people = InventedPeople.town(PEOPLE, seed);
    social = foul(new MastodonServer(0, seed, TOKEN, true, List.of()));
    forgetful = foul(new MastodonServer(0, seed + 1, TOKEN, false, List.of()));
    skies = foul(new AtprotoServer(0, seed + 2, "recruiter.example.org", PASSWORD));
    news = foul(new WordPressServer(0, seed + 3, "recruiter", PASSWORD));
    chat = foul(new SlackServer(0, seed + 4, HOOK));
    fedi = foul(new MastodonServer(0, seed + 5, TOKEN, true, people.subList(0, OF_FEDI)));
    sites = foul(new PersonalSites(0, seed + 6, people.subList(250, PEOPLE)));
    ofCode = people.subList(30, 80);
    ofHired = people.subList(170, 200);
    code = foul(new GithubServer(0, seed + 7, ofCode));
    hired = foul(new HackerNewsServer(0, seed + 8, ofHired));
  }

  private <S extends LoopbackServer> S foul(S server) {
    server.weather(weather);
    return server;
  }

  /**
   * More people come to two of the sources, which go away for a moment.
   *
   * @param share of those who will come at all, from 0 to 1
   */
  void grow(double share) {
    ofCode = people.subList(30, 80 + (int) (100 * share));
    ofHired = people.subList(170, 200 + (int) (70 * share));
    code = again(code, port -> new GithubServer(port, seed + 7, ofCode));
    hired = again(hired, port -> new HackerNewsServer(port, seed + 8, ofHired));
  }

  private <S extends LoopbackServer> S again(S server, IntFunction<S> make) {
    int port = server.port();
    heardBefore += server.requests().size();
    server.close();
    return foul(make.apply(port));
  }

  /** Nothing goes wrong any more. */
  void fair() {
    all().forEach(server -> server.weather(Weather.FINE));
  }

  /** The boards that show what stands on them, by account. */
  Map<String, Supplier<List<Post>>> boards() {
    Map<String, Supplier<List<Post>>> boards = new LinkedHashMap<>();
    boards.put("social", social::posts);
    boards.put("forgetful", forgetful::posts);
    boards.put("skies", skies::posts);
    boards.put("news", news::posts);
    return boards;
  }

  /** Whom the sources offer, as account and key. */
  Set<String> offered() {
    Set<String> offered = new TreeSet<>();
    for (InventedPerson person : people.subList(0, OF_FEDI)) {
      if (found(person) && person.number() % 7 != 3) {
        offered.add("fedi " + (1000 + person.number()));
      }
    }
    ofCode.stream().filter(Town::found).forEach(one -> offered.add("code " + one.handle()));
    ofHired.forEach(one -> offered.add("hired " + one.handle()));
    people.subList(250, PEOPLE).stream()
        .filter(one -> one.number() % 11 != 5)
        .forEach(one -> offered.add("sites " + one.handle()));
    return offered;
  }

  private static boolean found(InventedPerson person) {
    String about = person.about().toLowerCase(Locale.ROOT);
    return SEARCHES.stream().anyMatch(about::contains);
  }

  /** How many requests all servers have heard. */
  int requests() {
    return heardBefore + all().stream().mapToInt(server -> server.requests().size()).sum();
  }

  private List<LoopbackServer> all() {
    return new ArrayList<>(List.of(social, forgetful, skies, news, chat, fedi, sites, code, hired));
  }

  @Override
  public void close() {
    all().forEach(LoopbackServer::close);
  }
}
