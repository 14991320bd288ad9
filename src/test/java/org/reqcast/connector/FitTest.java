// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Fit.Fitted;
import org.reqcast.connector.Fit.Limit;

class FitTest {
  private static final String LINK = "https://jobs.example.org/openings/p7x2?via=main";
  private static final List<Count> COUNTS = List.of(Count.values());
  private static final String[] PIECES = {
    "Epic",
    "analyst",
    "日本語",
    "https://team.example.org/a/b",
    "👩‍👩‍👧",
    "(EHR)",
    "go-live,",
    "C#",
    "–",
    "naïve."
  };

  @Test
  void aTextThatFitsStaysAsItIs() {
    assertThat(fit("one two three", "#A #B", 200).text())
        .isEqualTo("one two three\n\n#A #B\n" + LINK);
  }

  @Test
  void onlyTheNamedWordsAreShortenedAndOnlyAtTheEndOfAWord() {
    String text = fit("alpha beta gamma, delta epsilon", "#One #Two", 75).text();
    assertThat(text).isEqualTo("alpha beta…\n\n#One #Two\n" + LINK);
  }

  @Test
  void aTrailingLinkIsKeptWholeOrNotAtAll() {
    String text = fit("read https://a.example/b?c=1, then apply now please", "", 82).text();
    assertThat(text).startsWith("read https://a.example/b?c=1 …\n");
  }

  @Test
  void hashtagsGoOneByOneWithoutAnEllipsis() {
    Fit fit = new Fit(List.of(new Limit(60, Count.CODE_POINTS)), List.of("hashtags"));
    assertThat(fit.fit(template(), words("", "#One #Two #Three")).text())
        .isEqualTo("#One #Two\n" + LINK);
  }

  @Test
  void whatCannotFitIsRefusedWithASentence() {
    Fitted fitted = fit("a b c", "#A", 20);
    assertThat(fitted).isInstanceOf(Fitted.TooLong.class);
    assertThat(((Fitted.TooLong) fitted).sentence())
        .isEqualTo(
            "the text is 50 long (code-points) even with description left out; the board takes 20");
  }

  @Test
  void anyTextFitsEveryLimitOrIsRefusedAndNothingIsCutHalf() {
    Random random = new Random(20261122);
    for (int round = 0; round < 400; round++) {
      String description = description(random);
      Count count = COUNTS.get(random.nextInt(COUNTS.size()));
      int most = 30 + random.nextInt(220);
      Fit fit =
          new Fit(
              List.of(new Limit(most, count), new Limit(600, Count.UTF8_BYTES)),
              List.of("description", "hashtags"));
      Fitted fitted = fit.fit(template(), words(description, "#EpicWillow #HealthIT #HL7"));
      if (fitted instanceof Fitted.TooLong) {
        assertThat(count.of(LINK)).isGreaterThan(most);
        continue;
      }
      assertThat(count.of(fitted.text())).as(fitted.text()).isLessThanOrEqualTo(most);
      assertThat(fitted.text()).endsWith(LINK);
      Set<String> whole =
          Set.of("Epic", "analyst", "日本語", "👩‍👩‍👧", "(EHR)", "go-live,", "go-live");
      Set<String> also =
          Set.of("C#", "–", "naïve.", "naïve", "#EpicWillow", "#HealthIT", "#HL7", LINK, "");
      for (String word : fitted.text().split("[\\s…]+")) {
        assertThat(whole.contains(word) || also.contains(word) || word.equals(PIECES[3]))
            .as(word)
            .isTrue();
      }
    }
  }

  private static String description(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)])
          .append(random.nextInt(9) == 0 ? "\n" : " ");
    }
    return text.toString().strip();
  }

  private static Fitted fit(String description, String hashtags, int most) {
    return new Fit(List.of(new Limit(most, Count.CODE_POINTS)), List.of("description"))
        .fit(template(), words(description, hashtags));
  }

  private static Words words(String description, String hashtags) {
    return SampleAds.WORDING
        .of(SampleAds.ad(), SampleAds.account())
        .with("description", description)
        .with("hashtags", hashtags)
        .with("link", LINK);
  }

  private static Template template() {
    return Template.of(
        "{{description}}\n\n{{hashtags}}\n{{link}}",
        Escape.NONE,
        Vocabulary.ofAds(SampleAds.file()),
        (line, message) -> {
          throw new AssertionError(message);
        });
  }
}
