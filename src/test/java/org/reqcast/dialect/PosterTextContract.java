// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.sandbox.LoopbackServer;
import org.reqcast.sandbox.Post;

/** What every poster makes of long, exact and hostile texts, against a local server. */
abstract class PosterTextContract {
  private static final String HOSTILE =
      "]]> <script>alert(1)</script> \u0000\u0007 \u202Eevil\u2066 @everyone @channel @room @here"
          + " @eve@social.example.org <!channel> <@U1> *bold* _it_ [x](https://evil.example.org)"
          + " {{secret}} \uD800 & &lt; \" ' \\ %s </b> <b>";
  private static final String HOSTILE_TITLE =
      "<script>x</script> \u0000\u202E @everyone @eve@social.example.org *b* ]]> \uD800 Analyst";
  // A family, a health worker, letters made of two signs, a flag.
  private static final String[] PIECES = {
    "naïve", "e\u0301tude", "👩‍⚕️", "👨‍👩‍👧‍👦go", "🇺🇸", "Ångström", "plainly"
  };

  final FoulHttp http = new FoulHttp();
  Board board;
  Poster poster;

  /** A server, what stands on it, and an account there. */
  record Board(
      LoopbackServer server,
      Supplier<List<Post>> posts,
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets) {}

  abstract Board board();

  /** How long the server's own refusal for pace asks us to wait; null where it does not say. */
  @Nullable Duration busy() {
    return null;
  }

  InstantSource clock() {
    return Ads.CLOCK;
  }

  /** What the server does not know. */
  Map<String, String> otherSecrets(Map<String, String> secrets) {
    Map<String, String> other = new TreeMap<>();
    secrets.forEach((name, secret) -> other.put(name, secret + "x"));
    return other;
  }

  final Poster opened(Map<String, String> secrets, InstantSource clock) {
    return new Patient(
        (Poster)
            Opened.on(board.connector(), board.settings(), secrets, http, clock)
                .delivery()
                .orElseThrow());
  }

  @BeforeEach
  void open() {
    board = board();
    poster = opened(board.secrets(), clock());
  }

  @AfterEach
  void close() {
    board.server().close();
  }

  /** The ad that was placed, or taken in where the board says no more. */
  static AdRef standing(Posted posted) {
    return switch (posted) {
      case Posted.Live live -> live.ad();
      case Posted.Accepted accepted -> accepted.ad();
      default -> throw new AssertionError("not placed: " + posted);
    };
  }

  @Test
  void theLongestTextThatFitsIsTakenAndOneSignMoreIsRefusedByUs() throws Exception {
    // A first post teaches the limits that the board tells.
    poster.withdraw(Ads.FHIR_ENGINEER, standing(poster.post(Ads.FHIR_ENGINEER)));
    int before = board.posts().get().size();
    int least = 1;
    int most = 40_000;
    if (fits(most)) {
      return;
    }
    while (most - least > 1) {
      int middle = (least + most) >>> 1;
      if (fits(middle)) {
        least = middle;
      } else {
        most = middle;
      }
    }
    for (int length : List.of(least - 1, least)) {
      standing(poster.post(titled("limit-" + length, length)));
      assertThat(last().text()).contains(title(length)).contains("limit-" + length);
    }
    assertThat(poster.post(titled("limit-" + most, most))).isInstanceOf(Posted.Refused.class);
    assertThat(board.posts().get()).hasSize(before + 2);
  }

  @Test
  void aLongTextIsCutBetweenWordsAndKeepsItsLink() throws Exception {
    for (int words : List.of(60, 200, 3000)) {
      String posting = "long-" + words;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < words; i++) {
        text.append(PIECES[i % PIECES.length]).append("qx").append(i % 7).append("z ");
      }
      standing(poster.post(described(posting, text.toString())));
      String shown = last().text();
      assertThat(shown).contains("/openings/" + posting);
      assertThat(shown.replaceAll("qx[0-6]z", "")).doesNotContain("qx");
      assertThat(shown.chars().filter(c -> c == 0xFFFD).count()).isZero();
    }
  }

  @Test
  void hostileTextIsShownAndNotObeyed() throws Exception {
    Ad hostile = Ads.ad("hostile-1", "r1", HOSTILE_TITLE, HOSTILE);
    standing(poster.post(hostile));
    String shown = last().text();
    assertThat(shown).doesNotContain("\u0000").doesNotContain("\u202E").contains("hostile-1");
    assertThat(board.server().called()).isEmpty();
  }

  @Test
  void aWordOfAHundredThousandLettersNeitherStopsUsNorBreaksTheBoard() throws Exception {
    for (String letter : List.of("a", "-", "@", "😀")) {
      Ad endless = described("endless-" + (int) letter.charAt(0), letter.repeat(100_000) + "x");
      assertThat(poster.post(endless))
          .isInstanceOfAny(Posted.Live.class, Posted.Accepted.class, Posted.Refused.class);
    }
  }

  private boolean fits(int length) throws Exception {
    return poster.preview(titled("limit-" + length, length)).lengths().stream()
        .allMatch(PosterTextContract::holds);
  }

  private static boolean holds(Preview.Length length) {
    return length.most() == 0 || length.length() <= length.most();
  }

  private static String title(int length) {
    return "👩‍⚕️ e\u0301 🇺🇸 " + "a".repeat(length);
  }

  private static Ad titled(String posting, int length) {
    return Ads.ad(posting, "r1", title(length), "");
  }

  private static Ad described(String posting, String description) {
    return Ads.ad(posting, "r1", "Epic Ambulatory Analyst", description);
  }

  private Post last() {
    return board.posts().get().getLast();
  }
}
