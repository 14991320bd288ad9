// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.ledger.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the verbs answer to people and programs, and their exit codes. */
class CommandLineIT {
  private static final String OPENING =
      """
      openings:
        - id: RH-1
          title: Interface Engineer
          facility: {name: Lakeshore Health}
          places: [{city: Cleveland, region: OH, country: US}]
          need: implement
          employment: full-time
          skills: {must: [HL7]}
          description: Bring in a new interface engine and move every feed onto it.
          contact: jobs@lakeshore.example.org
          posted: 2026-11-05
          state: open
      """;

  @TempDir Path home;

  private record Answer(int code, String out, String err) {}

  private Answer run(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--home");
    line.add(home.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, 100);
    int code = Main.run(terminal, line.toArray(String[]::new));
    terminal.flush();
    return new Answer(code, out.toString(), err.toString());
  }

  private String file(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static JsonNode json(Answer answer) {
    return JsonMapper.shared().readTree(answer.out());
  }

  @Test
  void helpNamesEveryVerbAndTheExitCodes() {
    Answer help = run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out().replaceAll("\\s+", " "))
        .contains("openings", "connectors", "schedules", "search", "doctor", "serve", "demo")
        .contains("65 a mistake in a file")
        .contains("Start with: reqcast demo");
  }

  @Test
  void aWrongWordIsAnsweredWithTwoAndNothingOnStandardOutput() {
    Answer wrong = run("serach");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("serach");
    assertThat(run("search", "--size", "101").code()).isEqualTo(2);
  }

  @Test
  void aSearchThatFindsNobodyFailsLikeGrep() {
    Answer none = run("search", "zzyzzy");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).startsWith("0 people for ");
    Answer asJson = run("search", "zzyzzy", "--json");
    assertThat(asJson.code()).isEqualTo(1);
    assertThat(json(asJson).get("total").asInt()).isZero();
  }

  @Test
  void aBrokenFileIsRefusedWholeWithItsLine() throws IOException {
    String broken = file("broken.yaml", OPENING.replace("employment:", "employmnt:"));
    Answer refused = run("openings", "add", broken);
    assertThat(refused.code()).isEqualTo(65);
    assertThat(refused.err()).contains("broken.yaml:").contains("employmnt").contains("employment");
    assertThat(json(run("openings", "list", "--json"))).isEmpty();
  }

  @Test
  void anAddedOpeningIsListed() throws IOException {
    assertThat(run("openings", "list").out()).contains("No opening yet");
    assertThat(run("openings", "add", file("fine.yaml", OPENING)).code()).isZero();
    Answer listed = run("openings", "list");
    assertThat(listed.code()).isZero();
    assertThat(listed.out()).contains("RH-1", "Interface Engineer", "Cleveland, OH");
    assertThat(json(run("openings", "list", "--json"))).hasSize(1);
  }

  @Test
  void schedulesAreListedAndABrokenOneIsNamed() throws IOException {
    assertThat(run("schedules", "list").out()).contains("No schedule yet");
    file("schedules/broken.yaml", "about: Nothing.\ndo: dance\n");
    Answer broken = run("schedules", "list");
    assertThat(broken.code()).isEqualTo(65);
    assertThat(broken.err()).contains("schedules/broken.yaml:2").contains("dance");
  }

  @Test
  void theDoctorTellsAnEmptyHomeWhatIsLeftToDo() {
    Answer empty = run("doctor");
    assertThat(empty.out())
        .contains("ledger", "index", "Nothing is broken, and nothing is advertised yet")
        .contains("->  to do", "No account", "No schedule posts", "No opening is open");
    assertThat(empty.code()).isZero();
    assertThat(json(run("doctor", "--json")).get("well").asBoolean()).isTrue();
  }

  @Test
  void theDoctorCallsTheRunsOfAProcessThatIsGoneAbandoned() {
    try (Ledger dead = Ledger.open(home.resolve("data/ledger"), Instant::now)) {
      dead.runs().begin("ads", "social-main", "post", Instant.EPOCH);
    }
    assertThat(run("doctor").out()).contains("1 abandoned by a process that is gone");
  }
}
