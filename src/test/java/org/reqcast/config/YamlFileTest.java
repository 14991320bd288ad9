// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  private enum Missed {
    ONCE,
    SKIP_ALL
  }

  private final Problems problems = new Problems();

  private YamlMap sound(String text) {
    YamlMap map = YamlFile.parse(text, "a.yaml", problems).orElseThrow();
    assertThat(problems.list()).isEmpty();
    return map;
  }

  private List<String> mistakes() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void everyKindOfValueIsReadAsWritten() {
    YamlMap map =
        sound(
            """
            about: Post, "always"
            version: 1.10
            posted: 2026-11-22
            most: 200
            on: true
            every: 10m
            missed: skip-all
            tags: [one, 2]
            tag: alone
            auth: {user: me, number: 7}
            """);

    assertThat(map.text("about")).isEqualTo("Post, \"always\"");
    assertThat(map.text("version")).isEqualTo("1.10");
    assertThat(map.text("posted")).isEqualTo("2026-11-22");
    assertThat(map.number("most")).isEqualTo(200);
    assertThat(map.flagIf("on")).hasValue(true);
    assertThat(map.durationIf("every")).hasValue(Duration.ofMinutes(10));
    assertThat(map.wordIf("missed", Missed.class)).hasValue(Missed.SKIP_ALL);
    assertThat(map.texts("tags")).containsExactly("one", "2");
    assertThat(map.texts("tag")).containsExactly("alone");
    assertThat(map.textMap("auth")).isEqualTo(Map.of("user", "me", "number", "7"));
    assertThat(map.texts("absent")).isEmpty();
    assertThat(map.line("auth")).isEqualTo(10);
    map.done();
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void yesNoOnAndOffStayTexts() {
    YamlMap map = sound("on: yes\noff: no\nno: off\n'true': \"true\"\nn: ~\n");

    assertThat(map.keys()).containsExactly("on", "off", "no", "true", "n");
    assertThat(map.text("on")).isEqualTo("yes");
    assertThat(map.anyIf("off")).hasValue("no");
    assertThat(map.anyIf("true")).hasValue("true");
    assertThat(map.anyIf("n")).isEmpty();
    map.flagIf("on");
    assertThat(mistakes()).containsExactly("a.yaml:1: 'on' must be true or false, not 'yes'");
  }

  @Test
  void bodiesComeAsPlainJava() {
    YamlMap map = sound("json: {a: 1, b: [1.5, true, null, 9999999999], c: {d: 'x'}}");

    assertThat(map.anyIf("json").orElseThrow().toString())
        .isEqualTo("{a=1, b=[1.5, true, null, 9999999999], c={d=x}}");
  }

  @Test
  void everyMistakeIsReportedAtOnceWithItsLine() {
    YamlMap map =
        YamlFile.parse(
                """
                abuot: x
                most: many
                every: 10 minutes
                missed: onse
                tags: {a: b}
                empty:
                inside: {one: 1, tow: 2}
                most: 3
                """,
                "a.yaml",
                problems)
            .orElseThrow();
    map.text("about");
    map.number("most");
    map.durationIf("every");
    map.wordIf("missed", Missed.class);
    map.texts("tags");
    map.textIf("empty");
    YamlMap inside = map.map("inside");
    inside.number("one");
    inside.numberIf("two");
    inside.done();
    map.map("absent").text("never reported twice");
    map.done();

    assertThat(mistakes())
        .containsExactly(
            "a.yaml:1: 'about' is missing",
            "a.yaml:1: 'absent' is missing",
            "a.yaml:1: the key 'abuot' is unknown, did you mean 'about'?",
            "a.yaml:2: 'most' must be a whole number, not 'many'",
            "a.yaml:3: 'every' must be a length of time such as 30s, 5m, 12h or 14d,"
                + " not '10 minutes'",
            "a.yaml:4: 'missed' must be one of once, skip-all, not 'onse', did you mean 'once'?",
            "a.yaml:5: 'tags' must be a text or a list of texts, not a mapping",
            "a.yaml:6: 'empty' has no value; give it one or remove the line",
            "a.yaml:7: the key 'inside.tow' is unknown, did you mean 'two'?",
            "a.yaml:8: the key 'most' stands twice, first in line 2");
  }

  @Test
  void aTextAloneMayStandForAMapping() {
    YamlMap map = sound("slow-down: [retry-after, {header: X-Reset, is: iso}]\nnext: link\n");

    assertThat(map.maps("slow-down", "word"))
        .extracting(one -> one.textIf("word").or(() -> one.textIf("header")))
        .containsExactly(Optional.of("retry-after"), Optional.of("X-Reset"));
    assertThat(map.mapIf("next", "how").orElseThrow().text("how")).isEqualTo("link");
    assertThat(map.isList("slow-down")).isTrue();
    assertThat(map.isMap("next")).isFalse();
  }

  @Test
  void aConversionsMessageBecomesTheMistake() {
    YamlMap map = sound("about: x\nzone: Mars\n");
    Optional<String> none =
        map.convert(
            "zone",
            text -> {
              throw new IllegalArgumentException("names no zone: " + text);
            });

    assertThat(none).isEmpty();
    assertThat(mistakes()).containsExactly("a.yaml:2: 'zone' names no zone: Mars");
  }

  @Test
  void documentsAndListsGiveEveryMapping(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("many.yaml");
    Files.writeString(file, "- {id: a}\n- {id: b}\n---\nid: c\n---\n- wrong\n");

    List<YamlMap> all = YamlFile.readAll(file, "many.yaml", YamlFile.MOST_BYTES, problems);

    assertThat(all).extracting(one -> one.text("id")).containsExactly("a", "b", "c");
    assertThat(mistakes())
        .containsExactly("many.yaml:6: must be a mapping (key: value), not 'wrong'");
  }

  @Test
  void jsonIsReadWithItsLinesAndTabs(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(
        file,
        "\uFEFF{\r\n\t\"id\": \"a\\u00e9\\/\",\r\n\t\"list\": [\r\n\t\t1,\r\n\t\t2\r\n\t]\r\n}\r\n");

    YamlMap map = YamlFile.read(file, "a.json", problems).orElseThrow();

    assertThat(map.text("id")).isEqualTo("aé/");
    assertThat(map.texts("list")).containsExactly("1", "2");
    assertThat(map.line("list")).isEqualTo(3);
  }

  @Test
  void aByteThatIsNotUtf8IsNamedByItsPlace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.write(file, "about: x\nname: Zoé\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(YamlFile.read(file, "a.yaml", problems)).isEmpty();
    assertThat(mistakes())
        .containsExactly("a.yaml:2: is not UTF-8: byte 18 is 0xE9; save the file as UTF-8");
  }

  @Test
  void aFileTooLargeIsRefusedBeforeItIsParsed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.write(file, new byte[YamlFile.MOST_BYTES + 1]);

    assertThat(YamlFile.read(file, "a.yaml", problems)).isEmpty();
    assertThat(mistakes())
        .containsExactly("a.yaml:1: is too large: 1048577 bytes, at most 1048576");
  }

  @Test
  void whatIsNoFileIsSaid(@TempDir Path folder) {
    assertThat(YamlFile.read(folder, "here", problems)).isEmpty();
    assertThat(YamlFile.read(folder.resolve("none"), "none", problems)).isEmpty();
    assertThat(mistakes())
        .containsExactly("here:1: is a folder, not a file", "none:1: there is no such file");
  }

  @Test
  void aListenerSeesWhatReadersAsk() {
    Asked asked = new Asked();
    Problems watched = new Problems(map -> opened.add(map));
    YamlMap map =
        YamlFile.parse("a: 1\nin: [{b: x}, {c: true}]\n", "a.yaml", watched).orElseThrow();
    map.number("a");
    map.maps("in").forEach(one -> one.flagIf("c"));
    map.maps("in").forEach(one -> one.text("b"));
    opened.forEach(one -> asked.add(one.asked()));

    assertThat(asked.keys().keySet()).containsExactly("a", "in");
    assertThat(asked.keys().get("a").required()).isTrue();
    assertThat(asked.keys().get("in").kinds()).containsExactly(Asked.Kind.MAPS);
    assertThat(asked.keys().get("in").inside().keys().keySet()).containsExactly("b", "c");
    assertThat(watched.toString()).isEqualTo("a.yaml:2: 'in.b' is missing");
  }

  private final List<YamlMap> opened = new java.util.ArrayList<>();
}
