// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The phrases of a text; of those that overlap, the longest is heard. */
final class Triggers {
  private final List<Trigger> all = new ArrayList<>();
  private final Text text;

  Triggers(Text text, List<Hit> hits) {
    this.text = text;
    List<Hit> phrases = new ArrayList<>();
    for (Hit hit : hits) {
      if (!hit.name().phrases().isEmpty() && !hit.plural()) {
        phrases.add(hit);
      }
    }
    phrases.sort(Comparator.comparingInt(Hit::start).thenComparingInt(hit -> -hit.length()));
    Hit last = null;
    for (Hit hit : phrases) {
      if (last == null || !last.overlaps(hit) || same(last, hit)) {
        last = hit;
        for (Phrase phrase : hit.name().phrases()) {
          all.add(new Trigger(hit.start(), hit.end(), phrase.effect(), phrase.reach()));
        }
      }
    }
  }

  private static boolean same(Hit one, Hit other) {
    return one.start() == other.start() && one.end() == other.end();
  }

  /** The phrases that begin in a stretch of the text, in order. */
  List<Trigger> in(int from, int to) {
    return all.subList(first(from), first(to));
  }

  /** The phrases whose sentence is the one of the place. */
  List<Trigger> around(int at) {
    int sentence = text.sentence(at);
    return in(text.sentenceStart(sentence), text.sentenceEnd(sentence));
  }

  List<Trigger> all() {
    return all;
  }

  private int first(int at) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).start() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
