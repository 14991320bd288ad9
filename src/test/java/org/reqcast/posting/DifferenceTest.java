// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reqcast.posting.Difference.In;
import org.reqcast.posting.Difference.Piece;

class DifferenceTest {

  private static String read(Difference difference, In without) {
    return difference.pieces().stream()
        .filter(piece -> piece.in() != without)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  @Test
  void onlyTheWordsThatChangedAreTold() {
    assertThat(Difference.of("Works with clinics.", "Works with forty clinics.").pieces())
        .containsExactly(
            new Piece("Works with ", In.BOTH),
            new Piece("forty ", In.AFTER),
            new Piece("clinics.", In.BOTH));
    assertThat(Difference.of("same", "same").none()).isTrue();
  }

  @Test
  void bothTextsCanBeReadOutOfIt() {
    String before = "Löst Rätsel 👩‍💻 on Epic.\n\nPay: $90\n";
    String after = "Löst alle Rätsel 👨‍💻 on Cerner.\nPay: $120";
    Difference difference = Difference.of(before, after);
    assertThat(read(difference, In.AFTER)).isEqualTo(before);
    assertThat(read(difference, In.BEFORE)).isEqualTo(after);
    assertThat(read(Difference.of("", after), In.BEFORE)).isEqualTo(after);
  }

  @Test
  void veryLongTextsAreComparedInTime() {
    String before =
        IntStream.range(0, 60_000).mapToObj(i -> "a" + i + " ").collect(Collectors.joining());
    String after =
        IntStream.range(0, 60_000).mapToObj(i -> "b" + i + "\n").collect(Collectors.joining());
    Difference difference =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> Difference.of(before + "\n" + after, after + before));
    assertThat(read(difference, In.AFTER)).isEqualTo(before + "\n" + after);
  }

  @Test
  void aTerminalShowsItLineByLine() {
    assertThat(Difference.unified("one\ntwo", "one\nthree")).contains("-two", "+three");
    assertThat(Difference.unified("one", "one")).isEmpty();
  }
}
