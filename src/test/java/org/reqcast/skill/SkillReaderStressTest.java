// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reqcast.candidate.Evidence;
import org.reqcast.config.Problems;

/** Texts that nobody wrote for us: huge, broken, random. */
class SkillReaderStressTest {
  private static final String[] PIECES = {
    "Epic ",
    "Willow",
    "no ",
    "not ",
    "never ",
    "2016-",
    "2019",
    "-present",
    " years",
    "6 yrs of ",
    "certified",
    "Cerner",
    ", ",
    ". ",
    "\n",
    "; ",
    " but ",
    "😀",
    "\uD83D",
    "é",
    "\u0000",
    "’s",
    "HL7/FHIR",
    "C#",
    "+",
    "PACS",
    "(",
    ")",
    "looking for ",
    "Requirements:",
    "lapsed",
    "İ",
    "ß"
  };
  private static final SkillReader READER =
      SkillReader.of(Taxonomy.read(Path.of("index", "skills"), new Problems()));

  @Test
  void anythingCanBeReadAndOffsetsStayInside() {
    Random random = new Random(7);
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(200); i > 0; i--) {
        if (random.nextInt(4) == 0) {
          text.append((char) random.nextInt(0x10000));
        } else {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
      }
      for (Evidence found : READER.read(Texts.profile(text.toString())).evidence()) {
        assertThat(found.start()).isBetween(0, text.length());
        assertThat(found.end()).isBetween(found.start() + 1, text.length());
        assertThat(found.certainty()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void anEmptyTextSaysNothing() {
    assertThat(READER.read(Texts.profile("")).evidence()).isEmpty();
    assertThat(READER.read(Texts.profile(" \n\n ")).evidence()).isEmpty();
  }

  @Test
  void tenTimesTheTextTakesAboutTenTimesAsLong() {
    for (String piece :
        new String[] {
          "Epic ",
          "no Epic, ",
          "certified Epic Willow 2016-2019 ",
          "a",
          "aa ",
          "not without ",
          "Requirements: Epic\n",
          "Epic 6 years since 2016\n",
          "....",
          "Epic Willow Ambulatory/"
        }) {
      String small = repeated(piece, 10_000);
      String large = repeated(piece, 100_000);
      cost(() -> READER.read(Texts.profile(small)).evidence());
      long once = cost(() -> READER.read(Texts.profile(small)).evidence());
      long tenfold = cost(() -> READER.read(Texts.profile(large)).evidence());
      assertThat(tenfold).as(piece).isLessThan(40 * once + 400_000_000L);
    }
  }

  @Test
  void aMegabyteOfOneParagraphIsRead() {
    String text = repeated("Built Epic Beaker panels for 3 labs and no Cerner work ", 1_000_000);
    assertThat(READER.read(Texts.profile(text)).evidence()).hasSizeGreaterThan(1000);
  }

  private static String repeated(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }

  /** Processor time, so that neighbours on the machine do not count. */
  private static long cost(Supplier<?> work) {
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    assertThat(work.get()).isNotNull();
    return clock.getCurrentThreadCpuTime() - start;
  }
}
