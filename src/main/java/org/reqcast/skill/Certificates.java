// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import org.reqcast.candidate.Evidence.Certification;
import org.reqcast.skill.Phrase.About;
import org.reqcast.skill.Phrase.Effect;
import org.reqcast.skill.Phrase.Reach;

/** Whether words beside a mention make a certificate of it, and in which state that is. */
final class Certificates {
  private static final int FAR = 12;

  private final Text text;
  private final Triggers triggers;

  Certificates(Text text, Triggers triggers) {
    this.text = text;
    this.triggers = triggers;
  }

  /** Whether a word such as "certified" speaks of the mention. */
  boolean certified(Mention mention) {
    for (Trigger trigger : triggers.around(mention.start())) {
      if (trigger.effect() == Effect.CERTIFIED) {
        if (trigger.end() <= mention.start() && opens(trigger, mention)) {
          return true;
        }
        if (mention.end() <= trigger.start()
            && text.words(mention.end(), trigger.start()) <= 1
            && !text.broken(mention.end(), trigger.start())
            && !text.has(',', mention.end(), trigger.start())) {
          return true;
        }
      }
    }
    return false;
  }

  /** "certs: A, B" and "certified in A": nothing but a list stands between. */
  private boolean opens(Trigger trigger, Mention mention) {
    int from = trigger.end();
    int to = mention.start();
    if (text.broken(from, to) || text.words(from, to) > FAR) {
      return false;
    }
    boolean list = text.has(':', from, Math.min(to, from + 2));
    boolean head = PhraseWords.follows(text, from, "in") || PhraseWords.follows(text, from, "for");
    if (list || head) {
      return triggers.in(from, to).stream().noneMatch(other -> other.effect().is(About.WORK));
    }
    return text.words(from, to) <= 2 && !text.has(',', from, to);
  }

  /** The state that the sentence gives it; current where it says nothing. */
  Certification status(Mention mention) {
    Effect nearest = null;
    int least = Integer.MAX_VALUE;
    for (Trigger trigger : triggers.around(mention.start())) {
      if (trigger.effect().is(About.CERTIFICATE)) {
        int distance = distance(trigger, mention);
        if (distance < least) {
          least = distance;
          nearest = trigger.effect();
        }
      }
    }
    return nearest == null ? Certification.CURRENT : Certification.valueOf(nearest.name());
  }

  private int distance(Trigger trigger, Mention mention) {
    boolean ahead = trigger.end() <= mention.start();
    if ((ahead && trigger.reach() == Reach.BEHIND) || (!ahead && trigger.reach() == Reach.AHEAD)) {
      return Integer.MAX_VALUE;
    }
    int from = ahead ? trigger.end() : mention.end();
    int to = ahead ? mention.start() : trigger.start();
    int words = text.words(from, to);
    if (from > to || words > FAR || (text.broken(from, to) && !ahead && semicolon(from, to))) {
      return Integer.MAX_VALUE;
    }
    if (ahead && (words > 4 || text.has(',', from, to) || text.broken(from, to))) {
      return Integer.MAX_VALUE;
    }
    return words;
  }

  private boolean semicolon(int from, int to) {
    return text.has(';', from, to);
  }
}
