// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reqcast.search.Someone.who;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.candidate.Evidence.Certification;
import org.reqcast.candidate.Evidence.Work;

/** Who is found, in which order, and why. */
class CandidateIndexTest {
  @TempDir Path folder;
  private final MemoryLedger ledger = new MemoryLedger();
  private CandidateIndex index;

  @BeforeEach
  void fill() {
    ledger.put(
        who("amb", "Built Epic Ambulatory for nine clinics in C# tools.")
            .headline("Ambulatory analyst")
            .in("Dallas", "TX")
            .has("epic-ambulatory", "Epic Ambulatory", 6, 2025)
            .made());
    ledger.put(
        who("old", "Some Epic Ambulatory long ago.")
            .in("Austin", "TX")
            .has("epic-ambulatory", "Epic Ambulatory", 2, 2012)
            .made());
    ledger.put(
        who("aws", "Ran Amazon EMR clusters with Spark.")
            .in("Austin", "TX")
            .has("aws-emr", "Amazon EMR", 3, 2025)
            .made());
    ledger.put(
        who("rx", "EPCS rollout and identity proofing.")
            .in("Boston", "MA")
            .from("board")
            .has("epcs", "EPCS", 4, 2024)
            .made());
    ledger.put(
        who("sure", "Certified with Surescripts routing.")
            .in("Boston", "MA")
            .has("surescripts", "Surescripts", 1, 2024)
            .made());
    ledger.put(
        who("none", "A PowerChart builder, but no Cerner CCL and no Mirth.")
            .in("Reno", "NV")
            .has("powerchart", "PowerChart", 12, 2025)
            .says("mirth", "Mirth", Assertion.LACKS, null, null, null, null)
            .made());
    ledger.put(
        who("wish", "Nurse. Would love to learn Mirth one day.")
            .says("mirth", "Mirth", Assertion.WANTS, null, null, null, null)
            .on("2026-07-01T00:00:00Z")
            .made());
    ledger.put(
        who("will", "Willow certified since 2020; supported Willow pharmacies.")
            .says(
                "cert-epic-willow",
                "Willow certified",
                Assertion.HAS,
                null,
                null,
                null,
                Certification.CURRENT)
            .says("epic-willow", "Willow pharmacies", Assertion.HAS, 5.0, 2025, Work.SUPPORT, null)
            .made());
    index = CandidateIndex.open(folder, Fields.all(), new SmallTaxonomy(), ledger.ledger());
  }

  @AfterEach
  void close() {
    index.close();
  }

  private Found find(String query) {
    return index.find(new Search(query, Map.of(), Search.Sort.RELEVANCE, 1, 10));
  }

  private List<String> ids(String query) {
    return find(query).hits().stream().map(Found.Hit::candidate).toList();
  }

  @Test
  void recordsMeanEveryRecordButNotAmazons() {
    assertThat(ids("EMR")).containsExactlyInAnyOrder("amb", "old", "none", "will");
  }

  @Test
  void prescribingFindsItsNeighboursAtFullWeightOnly() {
    assertThat(ids("e-prescribing")).containsExactlyInAnyOrder("rx", "sure");
  }

  @Test
  void whatIsNarrowerNeverAnswersForItsBrother() {
    assertThat(ids("skill:epic-willow")).containsExactly("will");
    assertThat(ids("skill:epic")).containsExactlyInAnyOrder("amb", "old", "will");
  }

  @Test
  void recentAndLongExperienceComesFirst() {
    assertThat(ids("Epic Ambulatory")).containsExactly("amb", "old");
  }

  @Test
  void toHaveIsNotToWantOrToLack() {
    assertThat(ids("mirth")).isEmpty();
    assertThat(ids("skill:mirth")).isEmpty();
    assertThat(ids("wants:mirth")).containsExactly("wish");
    assertThat(ids("lacks:mirth")).containsExactly("none");
    assertThat(ids("\"Mirth\"")).containsExactlyInAnyOrder("none", "wish");
  }

  @Test
  void notExcludesEverythingNarrower() {
    assertThat(ids("EMR NOT Cerner")).containsExactlyInAnyOrder("amb", "old", "will");
    assertThat(ids("NOT EMR")).containsExactlyInAnyOrder("aws", "rx", "sure", "wish");
  }

  @Test
  void yearsOfASkillAndInAll() {
    assertThat(ids("skill:epic>=3y")).containsExactlyInAnyOrder("amb", "will");
    assertThat(ids("years:>=12")).containsExactly("none");
    assertThat(ids("years:1-3")).containsExactlyInAnyOrder("aws", "old", "sure");
  }

  @Test
  void placesSourcesTitlesAndCertificates() {
    assertThat(ids("state:texas")).containsExactlyInAnyOrder("amb", "aws", "old");
    assertThat(ids("city:dallas")).containsExactly("amb");
    assertThat(ids("source:board")).containsExactly("rx");
    assertThat(ids("title:analysts")).containsExactly("amb");
    assertThat(ids("cert:willow")).containsExactly("will");
    assertThat(ids("Texas")).contains("amb", "aws", "old");
  }

  @Test
  void wordsWithSignsAreWords() {
    assertThat(ids("C#")).containsExactly("amb");
    assertThat(ids("C++")).isEmpty();
    assertThat(ids("cluste*")).containsExactly("aws");
    assertThat(ids("\"built clinics\"~5")).containsExactly("amb");
    assertThat(ids("proofign~")).containsExactly("rx");
  }

  @Test
  void partsOfAListFollowWhatMatchesAllOfIt() {
    Found found = find("surescripts epcs boston");
    assertThat(found.hits())
        .extracting(Found.Hit::candidate)
        .containsExactlyInAnyOrder("rx", "sure");
    assertThat(found.notes()).anyMatch(note -> note.startsWith("Nobody matches all of it"));
    assertThat(ids("surescripts AND epcs")).isEmpty();
  }

  @Test
  void eachHitSaysWhyInTheWordsOfTheProfile() {
    Found.Hit hit = find("EMR AND clinics").hits().getFirst();
    assertThat(hit.candidate()).isEqualTo("amb");
    Found.Reason first = hit.reasons().getFirst();
    assertThat(first.because()).isEqualTo("Epic Ambulatory, for Electronic health records");
    assertThat(first.says()).isEqualTo("has, 6 years, last used 2025, build");
    assertThat(first.snippet()).contains(new Found.Piece("Epic Ambulatory", true));
    assertThat(first.url()).isEqualTo("https://example.org/amb");
    assertThat(hit.reasons().get(1).snippet()).contains(new Found.Piece("clinics", true));
    assertThat(hit.place()).isEqualTo("Dallas, TX");
    assertThat(hit.years()).isEqualTo(6);
  }

  @Test
  void facetsCountWhatMatchesAndStayOpenWhereOneWasChosen() {
    Found all = find("");
    assertThat(all.total()).isEqualTo(8);
    assertThat(all.facets().keySet())
        .containsExactly("skill", "state", "city", "years", "cert", "source");
    assertThat(all.facets().get("state").getFirst()).isEqualTo(new Found.Count("TX", "Texas", 3));
    assertThat(all.facets().get("cert"))
        .containsExactly(new Found.Count("cert-epic-willow", "Epic Willow certification", 1));
    Found texan =
        index.find(new Search("", Map.of("state", List.of("TX")), Search.Sort.RELEVANCE, 1, 10));
    assertThat(texan.total()).isEqualTo(3);
    assertThat(texan.facets().get("state")).isEqualTo(all.facets().get("state"));
    assertThat(texan.facets().get("city"))
        .extracting(Found.Count::value)
        .containsExactly("Austin, TX", "Dallas, TX");
    Found both =
        index.find(
            new Search(
                "",
                Map.of("state", List.of("TX", "MA"), "skill", List.of("epcs")),
                Search.Sort.RELEVANCE,
                1,
                10));
    assertThat(both.hits()).extracting(Found.Hit::candidate).containsExactly("rx");
  }

  @Test
  void theNewestComeFirstWhenAskedAndTiesGoById() {
    Found recent = index.find(new Search("", Map.of(), Search.Sort.RECENT, 1, 10));
    assertThat(recent.hits())
        .extracting(Found.Hit::candidate)
        .containsExactly("wish", "amb", "aws", "none", "old", "rx", "sure", "will");
  }

  @Test
  void somebodyErasedIsGoneAtOnceAndFromTheIndexSoon() {
    ledger.erase("amb");
    assertThat(ids("skill:epic-ambulatory")).containsExactly("old");
    index.follow();
    assertThat(find("skill:epic-ambulatory").total()).isEqualTo(1);
  }
}
