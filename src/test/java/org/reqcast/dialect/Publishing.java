// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reqcast.connector.AccountEntry;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Publisher;
import org.reqcast.connector.Secrets;
import org.reqcast.connector.Wording;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.Http;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/** A publisher of a connector file that ships, with a public folder of its own and a clock. */
final class Publishing implements InstantSource {
  static final String SITE = "https://jobs.riverside.example.org";

  private final Path folder;
  private final Connector opened;
  private final Publisher publisher;
  private final String account;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  Publishing(Path folder, String connector) {
    this(
        folder,
        connector,
        settings(connector, folder.resolve("public")),
        Map.of("password", "hush-hush"),
        ask -> {
          throw new AssertionError("asked " + ask.uri());
        });
  }

  /** With settings and secrets of its own, and a way out. */
  Publishing(
      Path folder,
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets,
      Http http) {
    this.folder = folder;
    this.account = connector;
    if (!file("").toFile().mkdirs() && !Files.isDirectory(file(""))) {
      throw new UncheckedIOException(new IOException("no folder"));
    }
    Path home = Path.of("").toAbsolutePath();
    ConnectorCatalog catalog =
        new ConnectorCatalog(
            home,
            new DialectRegister(
                new Surroundings(
                    http,
                    this,
                    home,
                    folder.resolve("public"),
                    folder.resolve("tokens"),
                    folder.resolve("memory"),
                    new Wording(
                        "Riverside Staffing", "https://riverside.example.org", SITE, id -> id))));
    catalog.refresh();
    catalog.accounts(
        List.of(
            new AccountEntry(
                connector, connector, settings, true, null, "reqcast.yaml", 1, Map.of())),
        Secrets.of(
            variable ->
                secrets.entrySet().stream()
                    .filter(one -> Secrets.variable(connector, one.getKey()).equals(variable))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null)));
    this.opened =
        catalog
            .open(connector)
            .orElseThrow(() -> new AssertionError(catalog.problems().toString()));
    this.publisher = (Publisher) opened.delivery().orElseThrow();
  }

  Connector opened() {
    return opened;
  }

  /** The settings of connector files that want some; what is put into a folder is put there. */
  private static Map<String, String> settings(String connector, Path folder) {
    String there = folder.toString();
    return switch (connector) {
      case "local-drop", "single-drop" -> Map.of("folder", there);
      case "ftps-drop" -> Map.of("folder", there, "user", "recruiter");
      case "sftp-drop" -> Map.of("folder", there, "user", "recruiter", "hostKey", "SHA256:x");
      case "linkedin-feed" ->
          Map.of(
              "companyId", "1234567",
              "posterEmail", "jobs@riverside.example.org",
              "wwwSite", "https://www.riverside.example.org");
      case "hospitalrecruiting-feed" ->
          Map.of("specialty", "33", "pharmacy", "11", "imaging", "12", "informatics", "21");
      default -> Map.of();
    };
  }

  @Override
  public Instant instant() {
    return now;
  }

  void later(String time) {
    now = Instant.parse(time);
  }

  Map<String, Posted> publish(Ad... ads) throws ConnectorException {
    return publisher.publish(List.of(ads));
  }

  Publisher publisher() {
    return publisher;
  }

  Path file(String path) {
    return folder.resolve("public").resolve(path);
  }

  String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every public file but packed twins, by its path. */
  Map<String, String> all() {
    Path root = folder.resolve("public");
    try (Stream<Path> files = Files.walk(root)) {
      Map<String, String> all = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".gz"))
          .map(file -> root.relativize(file).toString())
          .forEach(path -> all.put(path, text(path)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ads of an opening, one for each of its places. */
  Ad[] ads(Opening opening) {
    List<Ad> ads = new ArrayList<>();
    for (Place place : opening.places()) {
      ads.add(ad(opening, place, "r1"));
    }
    return ads.toArray(Ad[]::new);
  }

  Ad ad(Opening opening, Place place, String revision) {
    String page = opening.id().toLowerCase(Locale.ROOT) + "--" + place.key();
    return new Ad(
        "p-" + page,
        revision,
        page + revision,
        opening,
        place,
        account,
        URI.create(SITE + "/openings/" + page + "?via=p-" + page),
        opening.posted().atTime(8, 0).toInstant(ZoneOffset.UTC));
  }
}
