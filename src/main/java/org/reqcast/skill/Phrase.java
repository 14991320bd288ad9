// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/**
 * Words that say something about the skills around them.
 *
 * @param reach which skills they speak of
 */
record Phrase(Effect effect, Reach reach) {

  /** Where the skills stand that a phrase speaks of. */
  enum Reach {
    AHEAD,
    BEHIND,
    AROUND,
    SENTENCE,
    BLOCK
  }

  /** The question that an effect answers. */
  enum About {
    PERSON,
    SENTENCE,
    CERTIFICATE,
    DEPTH,
    WORK
  }

  /** What is said. */
  enum Effect {
    LACKS(About.PERSON),
    WANTS(About.PERSON),
    LEARNING(About.PERSON),
    HAD(About.PERSON),
    OTHER(About.PERSON),
    /** Contains words of another effect and means nothing. */
    SAFE(About.SENTENCE),
    /** Ends what was said before. */
    BREAK(About.SENTENCE),
    CERTIFIED(About.SENTENCE),
    CURRENT(About.CERTIFICATE),
    IN_PROGRESS(About.CERTIFICATE),
    PLANNED(About.CERTIFICATE),
    EXPIRED(About.CERTIFICATE),
    EXPOSURE(About.DEPTH),
    WORKING(About.DEPTH),
    STRONG(About.DEPTH),
    EXPERT(About.DEPTH),
    BUILD(About.WORK),
    IMPLEMENT(About.WORK),
    MIGRATE(About.WORK),
    INTERFACE(About.WORK),
    SUPPORT(About.WORK),
    OPTIMIZE(About.WORK),
    REPORT(About.WORK),
    TRAIN(About.WORK),
    MANAGE(About.WORK),
    USE(About.WORK);

    private final About about;

    Effect(About about) {
      this.about = about;
    }

    boolean is(About wanted) {
      return about == wanted;
    }
  }
}
