// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;

class OpeningReaderTest {
  private static final String LONG =
      "Keep the pharmacy system of three hospitals running and improve it with its pharmacists.";

  @TempDir private Path folder;
  private final Problems problems = new Problems();
  private final OpeningReader reader = new OpeningReader(problems);

  private List<Opening> read(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return reader.read(file, name);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<String> mistakes() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void aFullOpeningIsReadFromYaml() {
    List<Opening> openings =
        read(
            "a.yaml",
            """
            id: RQ-1042
            title: Epic Willow Analyst
            facility: {name: Northfield Regional Medical Center, site: https://northfield.example.org}
            places:
              - {city: Columbus, region: OH, postal-code: 43215, country: US, workplace: hybrid}
              - Remote, US
              - São Paulo, , BR
            need: implement
            employment: contractor
            pay: {least: 48.50, most: 62, currency: USD, per: hour}
            incentives: ['Relocation up to $5,000', Certification paid]
            skills:
              must: [Epic Willow >=3y, {skill: C#, years: 1}, HL7/FHIR]
              nice: SQL
            description: |
              %s
            apply: https://northfield.example.org/apply?id=1042
            contact: talent@northfield.example.org
            posted: 2026-11-01
            ends: 2027-01-15
            state: open
            """
                .formatted(LONG));

    assertThat(mistakes()).isEmpty();
    assertThat(openings)
        .containsExactly(
            new Opening(
                "RQ-1042",
                "Epic Willow Analyst",
                new Facility(
                    "Northfield Regional Medical Center", "https://northfield.example.org"),
                List.of(
                    new Place(
                        "columbus-oh", null, "Columbus", "OH", "43215", "US", Workplace.HYBRID),
                    new Place("remote-us", null, null, null, null, "US", Workplace.REMOTE),
                    new Place(
                        "sao-paulo-br", null, "São Paulo", null, null, "BR", Workplace.ON_SITE)),
                Need.IMPLEMENT,
                Employment.CONTRACTOR,
                new Pay(new BigDecimal("48.50"), new BigDecimal("62"), "USD", Pay.Per.HOUR),
                List.of(
                    Incentive.valueOf("Relocation up to $5,000"),
                    Incentive.valueOf("Certification paid")),
                List.of(
                    new Wanted("Epic Willow", true, 3),
                    new Wanted("C#", true, 1),
                    new Wanted("HL7/FHIR", true, 0),
                    new Wanted("SQL", false, 0)),
                LONG,
                "https://northfield.example.org/apply?id=1042",
                "talent@northfield.example.org",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2027, 1, 15),
                OpeningState.OPEN));
  }

  @Test
  void csvJsonAndYamlSayTheSame() {
    List<Opening> yaml =
        read(
            "a.yaml",
            """
            openings:
            - id: A
              title: Interface Engineer
              facility: Riverbend Clinic
              places: ["Columbus, OH, US (hybrid)", "Remote, TX, US"]
              need: maintain
              pay: {least: 95000, currency: USD, per: year}
              incentives: [one, two]
              skills: {must: [HL7 >=2 years, Rhapsody], nice: [SQL]}
              description: "%s\\nSecond \\"line\\"."
              posted: 2026-11-01
            """
                .formatted(LONG));
    List<Opening> csv =
        new OpeningReader(problems)
            .read(
                write(
                    "a.csv",
                    "\uFEFFID;title;facility;places;need;pay.least;pay.currency;pay.per;"
                        + "incentives;skills;description;posted;ends\r\n"
                        + "A;Interface Engineer;Riverbend Clinic;"
                        + "Columbus, OH, US (hybrid) | Remote, TX, US;maintain;95000;USD;year;"
                        + "one|two;must: HL7 >=2y | Rhapsody | nice: SQL;\""
                        + LONG
                        + "\nSecond \"\"line\"\".\";2026-11-01;\r\n"),
                "a.csv");
    List<Opening> json =
        new OpeningReader(problems)
            .read(
                write(
                    "a.json",
                    """
                    [{"id": "A", "title": "Interface Engineer",
                    \t"facility": {"name": "Riverbend Clinic"},
                    \t"places": [{"city": "Columbus", "region": "OH", "country": "US",
                    \t\t"workplace": "hybrid"}, "Remote, TX, US"],
                    \t"need": "maintain", "pay": {"least": 95000, "currency": "USD", "per": "year"},
                    \t"incentives": ["one", "two"],
                    \t"skills": {"must": [{"skill": "HL7", "years": 2}, "Rhapsody"], "nice": ["SQL"]},
                    \t"description": "%s\\nSecond \\"line\\".", "posted": "2026-11-01"}]
                    """
                        .formatted(LONG)),
                "a.json");

    assertThat(mistakes()).isEmpty();
    assertThat(yaml).hasSize(1);
    assertThat(yaml.getFirst().state()).isEqualTo(OpeningState.DRAFT);
    assertThat(yaml.getFirst().skills().getFirst()).isEqualTo(new Wanted("HL7", true, 2));
    assertThat(csv).isEqualTo(yaml);
    assertThat(json).isEqualTo(yaml);
  }

  @Test
  void allMistakesOfAnOpeningComeAtOnceAndTheNextOneIsStillRead() {
    List<Opening> openings =
        read(
            "a.yaml",
            """
            id: no spaces please
            titel: Analyst
            facility: {name: F, site: http://plain.example.org}
            places:
              - {workplace: remote}
              - {city: Columbus, region: OH, country: USA}
              - {region: OH, country: US}
              - Denver, CO
              - {city: Columbus, region: OH, country: US}
              - {city: Columbus, region: OH, country: US}
            need: mantain
            pay: {least: 100, most: 90, currency: USX, per: year}
            skills: {must: [SQL, sql, "> 3"], nice: []}
            description: Too short
            apply: ftp://x.example.org
            contact: nobody
            posted: 01/11/2026
            ends: 2026-10-01
            ---
            id: B
            title: Analyst
            facility: F
            places: "Columbus, OH, US"
            need: maintain
            description: %s
            posted: 2026-11-01
            """
                .formatted(LONG));

    assertThat(openings).extracting(Opening::id).containsExactly("B");
    assertThat(mistakes())
        .containsExactly(
            "a.yaml:1: 'id' may have letters, digits, '.', '_' and '-', at most 64:"
                + " 'no spaces please'",
            "a.yaml:1: 'title' is missing",
            "a.yaml:2: the key 'titel' is unknown, did you mean 'title'?",
            "a.yaml:3: 'facility.site' must be an address with https://, not"
                + " 'http://plain.example.org'",
            "a.yaml:5: 'places.country' is missing: boards drop remote openings that do not say"
                + " where people may live",
            "a.yaml:6: 'places.country' must be two capitals (ISO 3166-1) such as US,"
                + " not 'USA', did you mean 'US'?",
            "a.yaml:7: 'places.city' is missing; only remote work needs none",
            "a.yaml:8: 'places' must be 'city, region, country' as in 'Columbus, OH, US', or"
                + " 'Remote, country', not 'Denver, CO'",
            "a.yaml:9: 'places.key' 'columbus-oh' names two places; give each a key of its own",
            "a.yaml:10: 'places.key' 'columbus-oh' names two places; give each a key of its own",
            "a.yaml:11: 'need' must be one of maintain, implement, not 'mantain',"
                + " did you mean 'maintain'?",
            "a.yaml:12: 'pay.currency' must be three capitals (ISO 4217) such as USD,"
                + " not 'USX', did you mean 'USD'?",
            "a.yaml:12: 'pay.most' is less than the least, 100",
            "a.yaml:13: 'skills.must' 'sql' is asked for twice",
            "a.yaml:13: 'skills.must' must be a skill such as 'SQL' or 'Epic Willow >=3y',"
                + " not '> 3'",
            "a.yaml:14: 'description' has 9 characters; boards want at least 50",
            "a.yaml:15: 'apply' must be an address with https://, not 'ftp://x.example.org'",
            "a.yaml:16: 'contact' must be an e-mail address, not 'nobody'",
            "a.yaml:17: 'posted' must be a date such as 2026-11-22, not '01/11/2026'");
  }

  @Test
  void figuresAndDatesMustBeInOrder() {
    read(
        "a.yaml",
        """
        id: A
        title: %1$s
        facility: F
        places: ["Columbus, OH, US"]
        need: maintain
        pay: {least: 100, most: 90, currency: USD, per: year}
        description: %1$s
        posted: 2026-11-01
        ends: 2026-10-01
        """
            .formatted(LONG));

    assertThat(mistakes())
        .containsExactly(
            "a.yaml:6: 'pay.most' is less than the least, 100",
            "a.yaml:7: 'description' only repeats the title",
            "a.yaml:9: 'ends' is before the first day, 2026-11-01");
  }

  @Test
  void anIdStandsOnceInAllFilesOfAnImport() {
    String opening =
        "id: A\ntitle: T\nfacility: F\nplaces: ['Columbus, OH, US']\nneed: maintain\n"
            + "description: "
            + LONG
            + "\nposted: 2026-11-01\n";

    assertThat(read("a.yaml", opening)).hasSize(1);
    assertThat(read("b.yaml", opening)).isEmpty();
    assertThat(mistakes()).containsExactly("b.yaml:1: 'id' 'A' is taken by a.yaml:1");
  }

  @Test
  void csvMistakesNameTheHeaderOrTheRow() {
    List<Opening> openings =
        read(
            "a.csv",
            "id,titel,facility,places,need,description,posted,posted\n"
                + "A,T,F,\"Columbus, OH, US\",maintain,\"two\nlines\",2026-11-01,\n"
                + "B,T,F\n"
                + "C,T,,\"Nowhere\",maintain,"
                + LONG
                + ",2026-11-31,\n");

    assertThat(openings).isEmpty();
    assertThat(mistakes())
        .contains(
            "a.csv:1: the header 'titel' is unknown, did you mean 'title'?",
            "a.csv:1: the header 'posted' stands twice",
            "a.csv:2: 'description' has 9 characters; boards want at least 50",
            "a.csv:4: the row has 3 cells, the header row 8; is a quote or a separator missing?",
            "a.csv:5: 'posted' must be a date such as 2026-11-22, not '2026-11-31'",
            "a.csv:5: 'facility' is missing");
    assertThat(new OpeningReader(problems).read(write("b.csv", "id\n\"A\nB\n"), "b.csv")).isEmpty();
    assertThat(mistakes()).anyMatch(mistake -> mistake.startsWith("b.csv:2: is not CSV"));
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    assertThat(read("a.xlsx", "x")).isEmpty();
    assertThat(mistakes())
        .containsExactly("a.xlsx:1: holds no openings: its name must end in .yaml, .json or .csv");
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
