// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home folder whose accounts point the ordinary connectors at a town. */
final class Furnished {
  private static final List<String> CONNECTORS =
      List.of(
          "social/mastodon",
          "social/bluesky",
          "social/slack-webhook",
          "boards/wordpress",
          "boards/rss",
          "boards/career-page",
          "sources/mastodon-people",
          "sources/github-users",
          "sources/hacker-news-hired",
          "sources/personal-sites");

  private Furnished() {}

  /** Writes settings, secrets, schedules, and the program's connectors in a hurry. */
  static void home(Path program, Path home, Town town) throws IOException {
    for (String name : CONNECTORS) {
      String file = "connectors/" + name + ".yaml";
      String hurried =
          Files.readString(program.resolve(file))
              .replaceAll("(?m)^(\\s*)pace: \\S+", "$1pace: 30/s")
              .replaceAll("(?m)^(\\s*)settle: \\S+", "$1settle: 4s")
              .replaceAll("(?m)^(\\s*)shrink: \\S+", "$1shrink: 100%");
      write(home.resolve(file), hurried);
    }
    write(home.resolve("reqcast.yaml"), settings(town));
    Path secrets = home.resolve("data/secrets.yaml");
    write(secrets, secrets(town));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    for (String account : List.of("social", "forgetful", "skies", "news", "chat")) {
      schedule(home, "post-" + account, "post", account, 40);
    }
    schedule(home, "publish", "post", "feed, pages", 200);
    for (String account : List.of("fedi", "code", "hired", "sites")) {
      schedule(home, "collect-" + account, "collect", account, 25);
    }
  }

  private static void schedule(Path home, String name, String what, String accounts, int most)
      throws IOException {
    write(
        home.resolve("schedules/" + name + ".yaml"),
        """
        about: Every second, so that there is always something to interrupt.
        do: %s
        accounts: [%s]
        every: 1s
        missed: once
        most: %d
        """
            .formatted(what, accounts, most));
  }

  private static String settings(Town town) {
    return """
        about: A home for a program that is killed all the time
        organization: {name: Riverside Staffing, site: https://riverside.example.org}
        site: https://jobs.riverside.example.org
        web: {bind: 127.0.0.1, port: 0}
        accounts:
          social: {connector: mastodon, settings: {instance: "@social@"}, private-addresses: true}
          forgetful: {connector: mastodon, settings: {instance: "@forgetful@"}, private-addresses: true}
          skies:
            connector: bluesky
            settings: {server: "@skies@", handle: recruiter.example.org}
            private-addresses: true
          news:
            connector: wordpress
            settings: {address: "@news@", user: recruiter}
            private-addresses: true
          chat: {connector: slack-webhook, private-addresses: true}
          feed: {connector: rss}
          pages: {connector: career-page}
          fedi:
            connector: mastodon-people
            settings: {instance: "@fedi@", searches: "@searches@"}
            private-addresses: true
          code:
            connector: github-users
            settings: {address: "@code@", searches: "@searches@"}
            private-addresses: true
          hired:
            connector: hacker-news-hired
            settings: {address: "@hired@/api/v1"}
            private-addresses: true
          sites:
            connector: personal-sites
            settings: {sites: "@sites@/"}
            private-addresses: true
        """
        .replace("@social@", town.social.address())
        .replace("@forgetful@", town.forgetful.address())
        .replace("@skies@", town.skies.address())
        .replace("@news@", town.news.address())
        .replace("@fedi@", town.fedi.address())
        .replace("@code@", town.code.address())
        .replace("@hired@", town.hired.address())
        .replace("@sites@", town.sites.address())
        .replace("@searches@", String.join(", ", Town.SEARCHES));
  }

  private static String secrets(Town town) {
    return """
        social: {token: %1$s}
        forgetful: {token: %1$s}
        skies: {password: %2$s}
        news: {password: %2$s}
        chat: {address: "%3$s/services/%4$s"}
        fedi: {token: %1$s}
        code: {token: %1$s}
        """
        .formatted(Town.TOKEN, Town.PASSWORD, town.chat.address(), Town.HOOK);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  /** Removes a home with everything in it. */
  static void remove(Path home) throws IOException {
    if (Files.exists(home)) {
      try (Stream<Path> all = Files.walk(home)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
