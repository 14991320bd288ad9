// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

/** Invented people, and readers for them. */
final class Made {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final InstantSource AT_NOON = InstantSource.fixed(NOON);

  /** Finds {@code ehr.epic} wherever the text says Epic. */
  static final Function<Profile, Candidate.Read> READER = profile -> read(profile, "Epic");

  /** The e-mail addresses, and the profile's own key. */
  static final Function<Profile, List<String>> SAME_AS =
      profile ->
          Stream.concat(
                  Stream.of("own:" + profile.source() + "/" + profile.key()),
                  profile.person().emails().stream().map(mail -> "mail:" + mail))
              .toList();

  private Made() {}

  static Candidate.Read read(Profile profile, String word) {
    int at = profile.text().indexOf(word);
    return new Candidate.Read(
        profile,
        at < 0
            ? List.of()
            : List.of(
                new Evidence(
                    "ehr.epic",
                    at,
                    at + word.length(),
                    Evidence.Assertion.HAS,
                    0.9,
                    6.0,
                    2019,
                    null,
                    2025,
                    Evidence.Work.BUILD,
                    null,
                    null)));
  }

  static Profile profile(String source, String key, String text, String... emails) {
    return profile(source, key, NOON, text, emails);
  }

  static Profile profile(String source, String key, Instant when, String text, String... emails) {
    Person named = Person.named("Person " + key);
    Person person =
        new Person(
            named.name(),
            "",
            List.of(emails),
            List.of(),
            List.of(),
            "Columbus",
            "OH",
            "US",
            null,
            null,
            List.of(),
            List.of(),
            List.of());
    return new Profile(
        source,
        key,
        "https://people.example.org/" + key,
        when,
        new Basis(
            Basis.Ground.PUBLIC_PROFESSIONAL,
            when.plus(Duration.ofDays(30)),
            when.plus(Duration.ofDays(180))),
        person,
        List.of(),
        text);
  }

  static People.Kept keep(Ledger ledger, String source, String cursor, Profile... profiles) {
    return ledger.people().keep(source, List.of(profiles), List.of(), cursor, READER, SAME_AS);
  }

  static List<String> changed(Ledger ledger, long after) {
    return ledger.changes().after(after, 1000).stream().map(Changes.Change::candidate).toList();
  }

  static PostingRow posting(String id) {
    return new PostingRow(
        id,
        "REQ-1",
        "columbus-oh",
        "board",
        PostingState.PLANNED,
        "",
        null,
        null,
        NOON,
        null,
        0,
        0,
        "",
        NOON,
        NOON);
  }
}
