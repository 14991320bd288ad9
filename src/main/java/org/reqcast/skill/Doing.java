// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Evidence.Level;
import org.reqcast.candidate.Evidence.Work;
import org.reqcast.skill.Phrase.About;
import org.reqcast.skill.Phrase.Effect;
import org.reqcast.skill.Phrase.Reach;

/** What kind of work was done with a mention, and how deep it went. */
final class Doing {
  private final Text text;
  private final Triggers triggers;

  Doing(Text text, Triggers triggers) {
    this.text = text;
    this.triggers = triggers;
  }

  @Nullable Work work(Mention mention) {
    Effect nearest = null;
    int least = Integer.MAX_VALUE;
    for (Trigger trigger : triggers.around(mention.start())) {
      if (trigger.effect().is(About.WORK)) {
        int distance = distance(trigger, mention, 3);
        if (distance < least) {
          least = distance;
          nearest = trigger.effect();
        }
      }
    }
    if (nearest == null) {
      return null;
    }
    if (nearest == Effect.MIGRATE && PhraseWords.before(text, mention.start(), "to")) {
      return Work.IMPLEMENT;
    }
    return Work.valueOf(nearest.name());
  }

  @Nullable Level level(Mention mention) {
    Effect nearest = null;
    int least = Integer.MAX_VALUE;
    for (Trigger trigger : triggers.around(mention.start())) {
      if (trigger.effect().is(About.DEPTH)) {
        int distance = distance(trigger, mention, 1);
        boolean far = trigger.reach() == Reach.AHEAD && distance > 16;
        if (!far && distance < least) {
          least = distance;
          nearest = trigger.effect();
        }
      }
    }
    return nearest == null ? null : Level.valueOf(nearest.name());
  }

  /**
   * Twice the words between, more where a clause ends between them; a word behind must be close.
   */
  private int distance(Trigger trigger, Mention mention, int mostBehind) {
    boolean ahead = trigger.end() <= mention.start();
    boolean behind = mention.end() <= trigger.start();
    if (ahead == behind
        || (ahead && trigger.reach() == Reach.BEHIND)
        || (behind && trigger.reach() == Reach.AHEAD)) {
      return Integer.MAX_VALUE;
    }
    int from = ahead ? trigger.end() : mention.end();
    int to = ahead ? mention.start() : trigger.start();
    int words = text.words(from, to);
    boolean broken = text.broken(from, to);
    if (behind && (words > mostBehind || broken || text.has(',', from, to))) {
      return Integer.MAX_VALUE;
    }
    return 2 * words + (broken ? 40 : 0) + (ahead ? 1 : 0);
  }
}
