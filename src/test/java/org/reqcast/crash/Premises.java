// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A home folder with an account on each of twenty channels, whose boards ask for no pace. */
final class Premises {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Premises() {}

  /** Writes settings, secrets, one schedule for all, and the program's connectors without pace. */
  static void home(Path program, Path home, Channels channels) throws IOException {
    try (Stream<Path> all = Files.walk(program.resolve("connectors"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("sources")) {
          write(home.resolve(program.relativize(file)), hurried(Files.readString(file)));
        }
      }
    }
    Map<String, Object> accounts = new LinkedHashMap<>();
    for (Channels.Board board : channels.boards()) {
      accounts.put(
          board.account(),
          Map.of(
              "connector", board.connector(),
              "settings", board.settings(),
              "private-addresses", true));
    }
    Channels.SETS.forEach(set -> accounts.put(set, Map.of("connector", set)));
    // JSON is YAML too.
    write(
        home.resolve("reqcast.yaml"),
        JSON.writeValueAsString(
            Map.of(
                "about",
                "A home with twenty channels",
                "organization",
                Map.of("name", "Riverside Staffing", "site", "https://riverside.example.org"),
                "site",
                "https://jobs.riverside.example.org",
                "web",
                Map.of("bind", "127.0.0.1", "port", 0),
                "accounts",
                accounts)));
    secrets(home, channels);
    for (String account : accounts.keySet()) {
      write(
          home.resolve("schedules/post-" + account + ".yaml"),
          """
          about: So often that there is always something to do.
          do: post
          accounts: [%s]
          every: %s
          missed: once
          most: 1000
          """
              .formatted(account, Channels.SETS.contains(account) ? "5s" : "1s"));
    }
  }

  /** Writes the secrets of all accounts, as they now are. */
  static void secrets(Path home, Channels channels) throws IOException {
    Map<String, Object> secrets = new LinkedHashMap<>();
    channels.boards().forEach(board -> secrets.put(board.account(), board.secrets()));
    Path kept = home.resolve("data/secrets.yaml");
    write(kept, JSON.writeValueAsString(secrets));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
  }

  private static String hurried(String connector) {
    return connector
        .replaceAll("(?m)^(\\s*)pace: \\S+", "$1pace: 1000/s")
        .replaceAll("(?m)^(\\s*)settle: \\S+", "$1settle: 2s")
        .replaceAll("(?m)^(\\s*)shrink: \\S+", "$1shrink: 100%");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
