// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;

class TemplateTest {
  private static final Words WORDS =
      SampleAds.WORDING.of(SampleAds.ad(), SampleAds.account("instance", "https://a.example"));
  private static final Vocabulary KNOWN =
      Vocabulary.ofAds(SampleAds.file()).plus("fact.me.*", "text.status");

  @Test
  void saysAnAd() {
    assertThat(say("{{title}} · {{place}} · {{pay}} · {{instance}}", Escape.NONE))
        .isEqualTo(
            "Epic Willow Analyst · Columbus, OH (hybrid) · $95,000–$115,000 per year · "
                + "https://a.example");
    assertThat(say("{{hashtags}}", Escape.NONE)).isEqualTo("#EpicWillow #HL7V2");
    assertThat(say("{{site}}/{{account}}", Escape.NONE))
        .isEqualTo("https://jobs.riverside.example.org/feed");
  }

  @Test
  void datesHaveForms() {
    assertThat(say("{{posted}} {{posted.iso}} {{posted.dmy}}", Escape.NONE))
        .isEqualTo("2026-11-02 2026-11-02T00:00:00Z 02.11.2026");
    assertThat(say("{{posted.rfc822}}", Escape.NONE)).isEqualTo("Mon, 02 Nov 2026 00:00:00 GMT");
    assertThat(say("{{since.rfc3339}} {{since.iso}} {{since.millis}}", Escape.NONE))
        .isEqualTo("2026-11-02T08:15:30Z 2026-11-02T08:15:30.250Z 1793607330250");
    assertThat(say("{{employment}} {{employment.code}}", Escape.NONE))
        .isEqualTo("full-time FULL_TIME");
  }

  @Test
  void listsAndSectionsRepeat() {
    assertThat(
            say("{{#must}}{{skill}}{{#years}} {{years}}+{{/years}};{{/must}}", Escape.NONE)
                + say("{{#nice}}{{skill}}{{#years}} {{years}}+{{/years}};{{/nice}}", Escape.NONE)
                + say("{{#skills}}{{.}}{{^-last}}, {{/-last}}{{/skills}}", Escape.NONE))
        .isEqualTo("Epic Willow 3+;HL7 v2;Epic Willow, HL7 v2");
    assertThat(say("{{#remote}}remote{{/remote}}{{^remote}}here{{/remote}}", Escape.NONE))
        .isEqualTo("here");
  }

  @Test
  void markupInADescriptionIsShownNotObeyed() {
    assertThat(say("{{{descriptionHtml}}}", Escape.HTML))
        .contains("<strong>pharmacy</strong>", "&lt;script&gt;", "running &amp; improving")
        .doesNotContain("<script>");
    assertThat(say("{{description}}", Escape.NONE))
        .contains("Keep the pharmacy system")
        .doesNotContain("**");
  }

  @Test
  void valuesAreEscapedForWhereTheyStand() {
    Words odd = WORDS.with("title", "A&B <\"C\"> ]]> \u0007\uD800D");
    assertThat(template("<t>{{title}}</t>", Escape.XML).render(odd))
        .isEqualTo("<t>A&amp;B &lt;&quot;C&quot;&gt; ]]&gt; D</t>");
    assertThat(template("<t><![CDATA[{{title}}]]></t><u>{{title}}</u>", Escape.XML).render(odd))
        .isEqualTo(
            "<t><![CDATA[A&B <\"C\"> ]]]]><![CDATA[> D]]></t>"
                + "<u>A&amp;B &lt;&quot;C&quot;&gt; ]]&gt; D</u>");
    assertThat(template("/x/{{title}}", Escape.URL).render(WORDS.with("title", "a/b é+c")))
        .isEqualTo("/x/a%2Fb%20%C3%A9%2Bc");
    assertThat(template("\"{{title}}\"", Escape.JSON).render(WORDS.with("title", "a\"\n\\")))
        .isEqualTo("\"a\\\"\\u000a\\\\\"");
  }

  @Test
  void bracketsOfNeighboursCannotCloseASection() {
    Words odd = WORDS.with("city", "x]]").with("region", ">y");
    assertThat(template("<![CDATA[{{city}}{{region}}]]>", Escape.XML).render(odd))
        .isEqualTo("<![CDATA[x]]]]><![CDATA[>y]]>");
  }

  @Test
  void unknownWordsAreNamedWithTheirLineAndTheWordThatWasMeant() {
    Problems problems = new Problems();
    YamlMap map =
        YamlFile.parse(
                """
                about: x
                say: |
                  {{title}}
                  {{titel}} and {{posted.rfc8222}}
                one: "{{instanse}}"
                """,
                "connectors/a.yaml",
                problems)
            .orElseThrow();
    Template.of(map, "say", Escape.NONE, KNOWN);
    Template.of(map, "one", Escape.NONE, KNOWN);
    assertThat(problems.list().stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            "connectors/a.yaml:4: unknown word {{posted.rfc8222}}, did you mean {{posted.rfc822}}?",
            "connectors/a.yaml:4: unknown word {{titel}}, did you mean {{title}}?",
            "connectors/a.yaml:5: unknown word {{instanse}}, did you mean {{instance}}?");
  }

  @Test
  void brokenTagsAreReportedAndPrintNothing() {
    assertThat(mistakes("{{#remote}}x")).containsExactly("0: {{#remote}} is never closed");
    assertThat(mistakes("x{{/remote}}")).containsExactly("0: {{/remote}}: nothing is open");
    assertThat(mistakes("a\n{{title")).containsExactly("1: a {{ without its }}");
    assertThat(mistakes("{{> other}}"))
        .containsExactly("0: {{>other}} is not part of this language");
    assertThat(mistakes("{{token}}"))
        .containsExactly(
            "0: unknown word {{token}}: it is a secret, which may only stand in a request");
    assertThat(mistakes("{{skill}}")).hasSize(1);
    assertThat(mistakes("{{.}}")).hasSize(1);
    assertThat(mistakes("{{! a remark }}{{fact.me.account.id}}{{text.status}}")).isEmpty();
  }

  @Test
  void markupNeedsTwoBraces() {
    List<String> found = new ArrayList<>();
    Template.of("{{{title}}}", Escape.HTML, KNOWN, (line, message) -> found.add(message));
    assertThat(found).containsExactly("{{title}} must be escaped here: use two braces");
  }

  @Test
  void absentWordsPrintNothingAndFactsAreFound() {
    Words words = WORDS.with("fact", Map.of("me", Map.of("id", 7)));
    assertThat(
            template("[{{street}}][{{fact.me.id}}][{{fact.me.name}}]", Escape.NONE).render(words))
        .isEqualTo("[][7][]");
  }

  private static String say(String source, Escape escape) {
    return template(source, escape).render(WORDS);
  }

  private static Template template(String source, Escape escape) {
    return Template.of(
        source,
        escape,
        KNOWN,
        (line, message) -> {
          throw new AssertionError(message);
        });
  }

  private static List<String> mistakes(String source) {
    List<String> found = new ArrayList<>();
    Template.of(source, Escape.NONE, KNOWN, (line, message) -> found.add(line + ": " + message));
    return found;
  }
}
