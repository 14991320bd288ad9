// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.candidate.Profile;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** Invented people for measuring: the same number always gives the same person. */
public final class Invented {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> COMMON =
      List.of(
          "epic-ambulatory",
          "hl7v2",
          "cerner-powerchart",
          "epic-willow",
          "fhir",
          "mirth",
          "epcs",
          "epic-clarity",
          "meditech-expanse",
          "surescripts",
          "rhapsody",
          "epic-beaker",
          "cerner-ccl");

  private static final List<Evidence.Work> WORK = List.of(Evidence.Work.values()).subList(0, 6);
  private static final String[] PLACES = {
    "Dallas,TX", "Austin,TX", "Boston,MA", "Reno,NV", "Tampa,FL", "Salem,OR", "Fargo,ND",
        "Akron,OH",
    "Provo,UT", "Macon,GA", "Boise,ID", "Omaha,NE", "Tulsa,OK", "Dover,DE", "Flint,MI", "Mesa,AZ"
  };
  private static final String[] TITLES = {
    "Application Analyst", "Systems Analyst", "Integration Engineer", "Nurse Informaticist",
        "Report Writer",
    "Principal Trainer", "Project Manager", "Clinical Analyst", "Interface Developer",
        "Security Analyst"
  };
  private static final String[] DID = {
    "Built", "Supported", "Implemented", "Optimized", "Upgraded", "Configured", "Migrated", "Tested"
  };
  private static final String[] SYLLABLES = {
    "bra", "cel", "dor", "fen", "gar", "hol", "kes", "lom", "mar", "nev", "pel", "quo", "ran",
    "sil", "tor", "vin"
  };

  private final List<Skill> skills;

  public Invented(Taxonomy taxonomy) {
    skills =
        Stream.concat(
                COMMON.stream().flatMap(id -> taxonomy.find(id).stream()),
                taxonomy.all().stream()
                    .filter(skill -> !skill.kind().equals("vendor"))
                    .filter(skill -> !skill.kind().equals("domain")))
            .distinct()
            .limit(400)
            .toList();
  }

  /** A person with everything that reading the text would have found. */
  public Candidate candidate(long number) {
    SplittableRandom random = new SplittableRandom(number * 31 + 7);
    List<Evidence> evidence = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    String headline = pick(random, TITLES) + ", " + skill(random).label();
    StringBuilder text = new StringBuilder(headline).append('\n');
    int year = 2026;
    for (int job = random.nextInt(2, 5); job > 0; job--) {
      int from = year - random.nextInt(1, 6);
      String title = pick(random, TITLES);
      positions.add(new Position(title, word(random) + " Health", "" + from, "" + year, ""));
      text.append(title).append(", ").append(from).append('-').append(year).append('\n');
      for (int line = random.nextInt(3, 8); line > 0; line--) {
        task(random, text, evidence, from, year);
      }
      year = from;
    }
    String[] place = pick(random, PLACES).split(",", 2);
    Person person =
        new Person(
            name(random),
            headline,
            List.of("p" + number + "@mail.invalid"),
            List.of(),
            List.of(),
            place[0],
            place[1],
            "US",
            null,
            null,
            positions,
            List.of(),
            List.of());
    Instant collected = FIRST.plusSeconds(random.nextLong(20_000_000));
    Basis basis =
        new Basis(
            Basis.Ground.APPLIED, collected.plusSeconds(86_400), collected.plusSeconds(8_640_000));
    Profile profile =
        new Profile(
            "source-" + number % 5,
            "k" + number,
            "https://example.org/p/" + number,
            collected,
            basis,
            person,
            List.of(),
            text.toString());
    String id = String.format(Locale.ROOT, "c%08d", number);
    return new Candidate(id, List.of(new Candidate.Read(profile, evidence)));
  }

  private void task(
      SplittableRandom random, StringBuilder text, List<Evidence> evidence, int from, int to) {
    Skill skill = skill(random);
    text.append(pick(random, DID)).append(' ');
    int start = text.length();
    text.append(skill.label());
    evidence.add(
        new Evidence(
            skill.id(),
            start,
            text.length(),
            Evidence.Assertion.HAS,
            0.9,
            null,
            from,
            to,
            to,
            WORK.get(random.nextInt(WORK.size())),
            null,
            null));
    for (int i = random.nextInt(4, 14); i > 0; i--) {
      text.append(' ').append(word(random));
    }
    text.append(".\n");
  }

  /** Few skills are common and many are rare, as among people. */
  private Skill skill(SplittableRandom random) {
    double at = random.nextDouble();
    return skills.get((int) (at * at * at * skills.size()));
  }

  private static String name(SplittableRandom random) {
    return word(random) + " " + word(random);
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(2, 4); i > 0; i--) {
      word.append(pick(random, SYLLABLES));
    }
    return word.toString();
  }

  private static String pick(SplittableRandom random, String[] from) {
    return from[random.nextInt(from.length)];
  }
}
