// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.candidate.Evidence.Work;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

/** Invented candidates, one fact at a time. */
final class Someone {
  private static final Instant COLLECTED = Instant.parse("2026-06-01T00:00:00Z");

  private final String id;
  private final String text;
  private final List<Evidence> evidence = new ArrayList<>();
  private String headline = "";
  private String city = "";
  private String region = "";
  private String source = "resumes";
  private Instant collected = COLLECTED;

  private Someone(String id, String text) {
    this.id = id;
    this.text = text;
  }

  static Someone who(String id, String text) {
    return new Someone(id, text);
  }

  Someone headline(String line) {
    headline = line;
    return this;
  }

  Someone in(String place, String state) {
    city = place;
    region = state;
    return this;
  }

  Someone from(String account) {
    source = account;
    return this;
  }

  Someone on(String instant) {
    collected = Instant.parse(instant);
    return this;
  }

  Someone has(String skill, String words, int years, int last) {
    return says(skill, words, Assertion.HAS, (double) years, last, Work.BUILD, null);
  }

  Someone says(
      String skill,
      String words,
      Assertion assertion,
      Double years,
      Integer last,
      Work work,
      Evidence.Certification certification) {
    int start = text.indexOf(words);
    if (start < 0) {
      throw new IllegalArgumentException(words + " is not in: " + text);
    }
    Integer from = years == null || last == null ? null : last - years.intValue();
    evidence.add(
        new Evidence(
            skill,
            start,
            start + words.length(),
            assertion,
            1,
            years,
            from,
            last,
            last,
            work,
            null,
            certification));
    return this;
  }

  Candidate made() {
    Person person =
        new Person(
            "Person " + id,
            headline,
            List.of(),
            List.of(),
            List.of(),
            city,
            region,
            "US",
            null,
            null,
            List.of(),
            List.of(),
            List.of());
    Basis basis =
        new Basis(Basis.Ground.APPLIED, collected.plusSeconds(1), collected.plusSeconds(2));
    Profile profile =
        new Profile(
            source,
            "key-" + id,
            "https://example.org/" + id,
            collected,
            basis,
            person,
            List.of(),
            text);
    return new Candidate(id, List.of(new Candidate.Read(profile, evidence)));
  }
}
