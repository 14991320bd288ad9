// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.config.Problems;
import org.reqcast.connector.AdHabits;
import org.reqcast.ledger.Ledger;
import org.reqcast.opening.OpeningReader;
import org.reqcast.posting.Bounds;
import org.reqcast.posting.Comparison;
import org.reqcast.posting.FakeHand;
import org.reqcast.posting.Posting;
import org.reqcast.search.CandidateIndex;
import org.reqcast.search.Fields;
import org.reqcast.skill.SkillReader;
import org.reqcast.skill.Taxonomy;

/** A real server over a real ledger and index, with invented people, on a free port. */
final class Site implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Taxonomy TAXONOMY =
      Taxonomy.read(Path.of("index", "skills"), new Problems());
  private static final SkillReader READER = SkillReader.of(TAXONOMY);

  final Path publicFolder;
  final Ledger ledger;
  final List<String> steered = new ArrayList<>();
  final List<Health.AccountLine> accounts = new ArrayList<>();
  final Posting posting;
  final FakeHand hand = new FakeHand();
  private final CandidateIndex index;
  private final WebServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  Site(Path folder) {
    publicFolder = folder.resolve("public");
    InstantSource clock = InstantSource.fixed(NOON);
    ledger = Ledger.open(folder.resolve("ledger"), clock);
    posting =
        new Posting(
            ledger.openings(),
            ledger.postings(),
            URI.create("https://jobs.example.org"),
            ZoneOffset.UTC,
            clock,
            Duration.ofMinutes(5),
            () -> 1.0);
    index = CandidateIndex.open(folder.resolve("index"), Fields.all(), TAXONOMY, ledger);
    server =
        WebServer.start(
            new WebServer.Content(
                ledger,
                index,
                TAXONOMY,
                new Quiet(accounts),
                new OneSchedule(steered),
                posting.tasks(account -> Optional.of(hand)),
                row ->
                    Optional.of(
                        Comparison.of(ledger.postings().texts(row.id()), posting.ad(row), hand)),
                publicFolder,
                "https://jobs.example.org",
                "Riverside Staffing",
                clock),
            "127.0.0.1",
            0);
  }

  /** Keeps an open opening at one place. */
  void advertise(String id, String title, String description) {
    Problems problems = new Problems();
    try {
      Path file = Files.createTempFile(publicFolder.getParent(), "opening", ".json");
      Files.writeString(
          file,
          """
          {"id": "%s", "title": "%s", "facility": "Lakeshore Hospital", "description": "%s",
           "places": ["Columbus, OH, US"], "need": "maintain", "state": "open",
           "contact": "jobs@lakeshore.example.org", "posted": "2026-01-05"}
          """
              .formatted(id, title, description));
      new OpeningReader(problems).read(file, file.toString()).forEach(ledger.openings()::keep);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
  }

  /** One turn of posting on a board where a person places the ads. */
  void turnByHand() {
    posting.turn("by-hand", hand, AdHabits.USUAL, Bounds.of(200, () -> false), line -> {});
  }

  int port() {
    return server.port();
  }

  String address(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Keeps people as if an account had collected them; searchable at once. */
  void hold(Profile... profiles) {
    ledger
        .people()
        .keep(
            "resumes",
            List.of(profiles),
            List.of(),
            "",
            READER::read,
            profile -> List.of("own:" + profile.key()));
    index.follow();
  }

  static Profile person(String key, String name, String state, String text) {
    Person person =
        new Person(
            name,
            "Analyst",
            List.of(),
            List.of(),
            List.of(),
            "Columbus",
            state,
            "US",
            null,
            null,
            List.of(),
            List.of(),
            List.of());
    return new Profile(
        "resumes",
        key,
        "https://people.example.org/" + key,
        NOON,
        new Basis(
            Basis.Ground.APPLIED, NOON.plus(Duration.ofDays(30)), NOON.plus(Duration.ofDays(180))),
        person,
        List.of(),
        text);
  }

  void publish(String name, String text) {
    try {
      Path file = publicFolder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** Sends a form as our own page would, other headers in place of its own. */
  HttpResponse<String> post(String path, String form, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(path)))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(path)))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
    index.close();
    ledger.close();
  }

  /** Accounts that a test names, and nothing to tell of files. */
  private record Quiet(List<AccountLine> accounts) implements Health {
    @Override
    public List<String> notices() {
      return List.of();
    }
  }

  /** One schedule that notes how it is steered. */
  private record OneSchedule(List<String> steered) implements Timetable {
    @Override
    public List<Line> lines() {
      return List.of(
          new Line("nightly", "Every night.", "post", Optional.empty(), false, Optional.empty()));
    }

    @Override
    public boolean runNow(String schedule) {
      return steered.add("run " + schedule);
    }

    @Override
    public void pause(String schedule) {
      steered.add("pause " + schedule);
    }

    @Override
    public void resume(String schedule) {
      steered.add("resume " + schedule);
    }
  }
}
