// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.BitSet;
import java.util.List;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.skill.Phrase.About;
import org.reqcast.skill.Phrase.Effect;
import org.reqcast.skill.Phrase.Reach;

/** How far the words around a mention reach: whether it is said of this person at all. */
final class Scope {
  private final Text text;
  private final Triggers triggers;
  private final List<Mention> mentions;

  /** The places that a heading such as "Requirements:" speaks of. */
  private final BitSet blocked = new BitSet();

  Scope(Text text, Triggers triggers, List<Mention> mentions) {
    this.text = text;
    this.triggers = triggers;
    this.mentions = mentions;
    for (Trigger trigger : triggers.all()) {
      if (trigger.reach() == Reach.BLOCK && !blocked.get(trigger.start())) {
        blocked.set(trigger.start(), Math.max(trigger.start(), blockEnd(trigger)));
      }
    }
  }

  /** What the text says of the person and the mention at this index. */
  Assertion assertion(int index) {
    Mention mention = mentions.get(index);
    Assertion found = Assertion.HAS;
    List<Trigger> near = triggers.around(mention.start());
    for (int i = 0; i < near.size(); i++) {
      Trigger trigger = near.get(i);
      if (trigger.effect().is(About.PERSON)
          && !cancelled(near, i)
          && !overlaps(trigger, mention)
          && reaches(trigger, index)) {
        found = stronger(found, of(trigger.effect()));
      }
    }
    return blocked.get(mention.start()) ? stronger(found, Assertion.OTHER) : found;
  }

  private static boolean overlaps(Trigger trigger, Mention mention) {
    return trigger.start() < mention.end() && mention.start() < trigger.end();
  }

  /** "Not … without" says yes. */
  private boolean cancelled(List<Trigger> near, int i) {
    Trigger trigger = near.get(i);
    if (trigger.effect() != Effect.LACKS) {
      return false;
    }
    for (int k = 0; k < near.size(); k++) {
      Trigger other = near.get(k);
      if (k != i && other.effect() == Effect.LACKS) {
        Trigger first = i < k ? trigger : other;
        Trigger second = i < k ? other : trigger;
        if (first.start() != second.start()
            && text.raw.startsWith("without", second.start())
            && !text.broken(first.end(), second.start())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean reaches(Trigger trigger, int index) {
    Mention mention = mentions.get(index);
    return switch (trigger.reach()) {
      case SENTENCE -> true;
      case BLOCK -> false;
      case AROUND ->
          !text.broken(
              Math.min(trigger.end(), mention.end()), Math.max(trigger.start(), mention.start()));
      case AHEAD -> trigger.end() <= mention.start() && ahead(trigger, mention);
      case BEHIND -> mention.end() <= trigger.start() && behind(trigger, index);
    };
  }

  private boolean ahead(Trigger trigger, Mention mention) {
    int from = trigger.end();
    int to = mention.start();
    if (text.broken(from, to) || text.words(from, to) > most(trigger.effect())) {
      return false;
    }
    if (trigger.effect() == Effect.WANTS && PhraseWords.before(text, to, "from")) {
      return false;
    }
    boolean comma = false;
    for (int i = from; i < to; i++) {
      comma |= text.raw.charAt(i) == ',';
    }
    for (Trigger between : triggers.in(from, to)) {
      if (between.effect() == Effect.BREAK && between.start() > trigger.start() + 1) {
        return false;
      }
      if (comma && between.effect().is(About.WORK) && between.reach() == Reach.AHEAD) {
        return false;
      }
    }
    return !comma || trigger.effect() != Effect.LACKS || listed(from, to);
  }

  /** Whether commas between the places only part the items of a list. */
  private boolean listed(int from, int to) {
    int words = 0;
    boolean first = true;
    for (int i = from; i < to; i++) {
      if (text.raw.charAt(i) == ',') {
        first = false;
        words = 0;
      } else if (!first && text.starts(i) && ++words > 2) {
        return false;
      }
    }
    int end = text.lineEnd(to);
    int stop = Math.min(end, to + 80);
    String rest = text.raw.substring(from, stop);
    return rest.contains(" or ") || rest.contains(" nor ");
  }

  private static int most(Effect effect) {
    return switch (effect) {
      case LACKS -> 6;
      case WANTS -> 12;
      case LEARNING -> 8;
      case HAD -> 5;
      default -> 9;
    };
  }

  private boolean behind(Trigger trigger, int index) {
    Mention mention = mentions.get(index);
    int from = mention.end();
    int to = trigger.start();
    if (text.words(from, to) > 2 || text.has(',', from, to) || text.has(';', from, to)) {
      return false;
    }
    for (int i = index + 1; i < mentions.size() && mentions.get(i).start() < to; i++) {
      if (mentions.get(i).start() >= from) {
        return false;
      }
    }
    if (trigger.effect() == Effect.LACKS) {
      return text.words(from, to) == 0 && PhraseWords.closes(text, trigger.end());
    }
    return !text.broken(from, to);
  }

  private int blockEnd(Trigger block) {
    int end = text.lineEnd(block.end());
    if (text.words(block.end(), end) > 0) {
      return end;
    }
    int blank = text.raw.indexOf("\n\n", block.end());
    return blank < 0 ? text.length() : blank;
  }

  private static Assertion of(Effect effect) {
    return switch (effect) {
      case LACKS -> Assertion.LACKS;
      case WANTS -> Assertion.WANTS;
      case LEARNING -> Assertion.LEARNING;
      case OTHER -> Assertion.OTHER;
      default -> Assertion.HAD;
    };
  }

  private static Assertion stronger(Assertion one, Assertion other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(Assertion assertion) {
    return switch (assertion) {
      case LACKS -> 6;
      case OTHER -> 5;
      case WANTS -> 4;
      case LEARNING -> 3;
      case HAD -> 2;
      case HAS -> 1;
      case MENTION -> 0;
    };
  }
}
