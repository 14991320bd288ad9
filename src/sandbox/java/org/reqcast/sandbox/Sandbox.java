// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A town's worth of servers on loopback with invented people, and a home folder whose accounts
 * point the ordinary connectors at them. One account has a wrong password on purpose.
 */
public final class Sandbox implements AutoCloseable {
  private static final int PEOPLE = 120;
  private static final String TOKEN = "sandbox-token";
  private static final String HOOK_KEY =
      Base64.getEncoder()
          .encodeToString("a-key-of-the-sandbox-only".getBytes(StandardCharsets.UTF_8));

  private final List<LoopbackServer> all = new ArrayList<>();
  private final List<InventedPerson> people;
  private final MastodonServer social;
  private final AtprotoServer skies;
  private final WordPressServer news;
  private final DiscordServer chat;
  private final SlackServer alumni;
  private final SignedHookServer partner;
  private final GithubServer code;
  private final HackerNewsServer hired;
  private final PersonalSites sites;

  private Sandbox(long seed, Weather weather) {
    people = InventedPeople.town(PEOPLE, seed);
    social = add(new MastodonServer(0, seed, TOKEN, true, people.subList(0, 30)));
    skies = add(new AtprotoServer(0, seed + 1, "recruiter.example.org", "sandbox-pass"));
    news = add(new WordPressServer(0, seed + 2, "recruiter", "abcd efgh ijkl mnop"));
    chat = add(new DiscordServer(0, seed + 3, "42/sandbox"));
    alumni = add(new SlackServer(0, seed + 4, "T0/B0/sandbox"));
    partner = add(new SignedHookServer(0, seed + 5, HOOK_KEY));
    code = add(new GithubServer(0, seed + 6, people.subList(20, 60)));
    hired = add(new HackerNewsServer(0, seed + 7, people.subList(50, 85)));
    sites = add(new PersonalSites(0, seed + 8, people.subList(70, PEOPLE)));
    all.forEach(server -> server.weather(weather));
  }

  /** Starts every server on a free port. */
  public static Sandbox start(long seed, Weather weather) {
    return new Sandbox(seed, weather);
  }

  private <S extends LoopbackServer> S add(S server) {
    all.add(server);
    return server;
  }

  /** What stands on each board now, by account of the home folder. */
  public Map<String, List<Post>> boards() {
    Map<String, List<Post>> boards = new LinkedHashMap<>();
    boards.put("social", social.posts());
    boards.put("skies", skies.posts());
    boards.put("hospital-news", news.posts());
    boards.put("community-chat", chat.posts());
    boards.put("alumni-chat", alumni.posts());
    boards.put("partner", partner.posts());
    return boards;
  }

  /**
   * Writes a home folder: settings, secrets, schedules, openings and résumés.
   *
   * @param port where Reqcast's own pages will be
   * @param publicPort where its public files will be
   */
  public void furnish(Path home, int port, int publicPort) {
    write(
        home.resolve("reqcast.yaml"),
        resource("reqcast.yaml")
            .replace("@port@", String.valueOf(port))
            .replace("@public-port@", String.valueOf(publicPort)));
    Path secrets = home.resolve("data/secrets.yaml");
    write(secrets, resource("secrets.yaml"));
    keepPrivate(secrets);
    for (String schedule : List.of("advertise", "publish", "collect-people", "collect-files")) {
      write(home.resolve("schedules/" + schedule + ".yaml"), resource(schedule + ".yaml"));
    }
    write(home.resolve("openings.yaml"), resource("openings.yaml"));
    for (InventedPerson person : people.subList(100, PEOPLE)) {
      write(home.resolve("resumes/" + person.handle() + ".txt"), resume(person));
    }
  }

  private static String resume(InventedPerson person) {
    return """
        %s
        %s
        %s | %s | %s

        Summary
        %s

        Experience
        %s, %s
        %d - present
        %s

        Skills
        %s
        """
        .formatted(
            person.name(),
            person.headline(),
            person.place(),
            person.email(),
            person.site(),
            person.about(),
            person.headline(),
            person.employer(),
            2012 + person.number() % 12,
            person.about(),
            String.join(", ", person.skills()));
  }

  private String resource(String name) {
    try (@Nullable InputStream in = Sandbox.class.getResourceAsStream("/sandbox/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without sandbox/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@social@", social.address())
          .replace("@skies@", skies.address())
          .replace("@news@", news.address())
          .replace("@chat@", chat.address())
          .replace("@alumni@", alumni.address())
          .replace("@partner@", partner.address())
          .replace("@code@", code.address())
          .replace("@hired@", hired.address())
          .replace("@sites@", sites.address())
          .replace("@token@", TOKEN)
          .replace("@key@", HOOK_KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keepPrivate(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnsupportedOperationException noSuchPermissions) {
      // A file system without them keeps files to their owner in its own way.
    }
  }

  @Override
  public void close() {
    all.forEach(LoopbackServer::close);
  }
}
