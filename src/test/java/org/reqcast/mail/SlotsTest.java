// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 2026-11-23 is a Monday; Chicago is six hours behind UTC, and five until 1 November.
        "monday           | 08:00 | 2026-11-23T14:00:00Z | 2026-11-23T14:00:00Z",
        "monday           | 08:00 | 2026-11-23T13:59:59Z | 2026-11-16T14:00:00Z",
        "monday, thursday | 8:00  | 2026-11-28T00:00:00Z | 2026-11-26T14:00:00Z",
        "Monday           | 08:00 | 2026-11-01T00:00:00Z | 2026-10-26T13:00:00Z",
        // The clocks jump from 02:00 to 03:00 on 8 March.
        "sunday           | 02:30 | 2026-03-08T08:29:00Z | 2026-03-01T08:30:00Z",
        "sunday           | 02:30 | 2026-03-08T08:30:00Z | 2026-03-08T08:30:00Z",
      })
  void theLastSlotIsTheOneThatWasServedLast(String days, String time, String now, String slot)
      throws Exception {
    assertThat(Slots.of(days, time, "America/Chicago").latest(Instant.parse(now)))
        .isEqualTo(Instant.parse(slot));
  }
}
