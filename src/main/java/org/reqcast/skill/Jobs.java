// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Position;
import org.reqcast.skill.Span.Kind;

/** The jobs that a source lists apart, found again in the text by their summaries. */
final class Jobs {
  private static final int YEAR_DIGITS = 4;

  /** Where each is described, with its years. */
  private final List<Span> described = new ArrayList<>();

  Jobs(String raw, List<Position> positions, int now) {
    int from = 0;
    for (Position position : positions) {
      String summary = position.summary().strip();
      int first = year(position.from());
      int last = position.to().equals("present") ? now : year(position.to());
      if (!summary.isEmpty() && first + last > 0) {
        int at = raw.indexOf(summary, from);
        at = at < 0 ? raw.indexOf(summary) : at;
        if (at >= 0) {
          from = at + summary.length();
          described.add(new Span(at, from, Kind.RANGE, 0, first, last));
        }
      }
    }
  }

  private static int year(String written) {
    int value = 0;
    for (int i = 0; i < YEAR_DIGITS; i++) {
      int digit = i < written.length() ? Character.digit(written.charAt(i), 10) : -1;
      if (digit < 0) {
        return 0;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** The job in whose description the place stands; null where there is none. */
  @Nullable Span at(int place) {
    for (Span job : described) {
      if (job.start() <= place && place < job.end()) {
        return job;
      }
    }
    return null;
  }
}
