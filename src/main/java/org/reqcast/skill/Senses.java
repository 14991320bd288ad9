// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.reqcast.skill.Phrase.About;
import org.reqcast.skill.Phrase.Reach;

/** Decides which concept a name stands for, or that it stands for none. */
final class Senses {

  private record Candidate(Hit hit, int skill, double certainty, boolean sure) {}

  private static final double ENOUGH = 0.5;
  private static final int NEAR = 250;
  private static final double SURE = 0.95;

  private final Lexicon lexicon;
  private final Kinship kinship;
  private final Text text;
  private final List<Hit> hits;
  private final Triggers triggers;
  private final Set<String> listed;
  private final List<Candidate> sure = new ArrayList<>();

  /**
   * @param listed folded words of a skills list, which need no other cue
   */
  Senses(Lexicon lexicon, Text text, List<Hit> hits, Triggers triggers, Set<String> listed) {
    this.triggers = triggers;
    this.lexicon = lexicon;
    this.text = text;
    this.hits = hits.stream().filter(hit -> hit.name().telling()).toList();
    this.kinship = lexicon.kinship();
    this.listed = listed;
  }

  /** The mentions by start; none overlaps another except where two share one place. */
  List<Mention> mentions() {
    List<Candidate> candidates = new ArrayList<>();
    for (Hit hit : hits) {
      for (Name.Claim claim : hit.name().claims()) {
        if (!claim.unsure() && written(hit, claim)) {
          sure.add(new Candidate(hit, claim.skill(), SURE, true));
        }
      }
    }
    candidates.addAll(sure);
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      for (Name.Claim claim : hit.name().claims()) {
        if (claim.unsure() && written(hit, claim)) {
          double score = score(i, claim.skill());
          if (score >= ENOUGH) {
            candidates.add(
                new Candidate(hit, claim.skill(), Math.min(0.9, 0.3 + score / 2), false));
          }
        }
      }
    }
    return longest(candidates);
  }

  private boolean written(Hit hit, Name.Claim claim) {
    String exact = claim.exact();
    return exact == null || !text.cased() || text.raw.startsWith(exact, hit.start());
  }

  private double score(int index, int skill) {
    Hit hit = hits.get(index);
    if (listed.contains(Names.fold(text.raw.substring(hit.start(), hit.end())))) {
      return 1;
    }
    int sentence = text.sentence(hit.start());
    double cue = 0;
    double against = 0;
    for (int i = index - 1; i >= 0 && hits.get(i).start() > hit.start() - NEAR; i--) {
      Hit other = hits.get(i);
      cue = Math.max(cue, cue(hit, other, sentence, skill));
      against = Math.max(against, against(hit, other, sentence, skill));
    }
    for (int i = index + 1; i < hits.size() && hits.get(i).start() < hit.end() + NEAR; i++) {
      Hit other = hits.get(i);
      cue = Math.max(cue, cue(hit, other, sentence, skill));
      against = Math.max(against, against(hit, other, sentence, skill));
    }
    return Math.max(cue, said(hit)) - against + look(hit, sentence);
  }

  private double cue(Hit hit, Hit other, int sentence, int skill) {
    if (hit.overlaps(other)) {
      return 0;
    }
    boolean same = text.sentence(other.start()) == sentence;
    if (other.name().speaksFor(skill)) {
      int words = between(hit, other);
      return same ? words <= 2 ? 1.3 : 1 : 0.55;
    }
    double best = 0;
    for (Name.Claim claim : other.name().claims()) {
      if (claim.skill() != skill && !claim.unsure()) {
        if (kinship.sameFamily(claim.skill(), skill)) {
          best = Math.max(best, same ? 1 : 0.6);
        } else if (kinship.near(claim.skill(), skill)) {
          best = Math.max(best, same ? 0.7 : 0.3);
        } else if (kinship.ofTheField(claim.skill()) && kinship.ofTheField(skill)) {
          best = Math.max(best, same ? 0.4 : 0.2);
        }
      } else if (claim.skill() != skill && kinship.sameFamily(claim.skill(), skill)) {
        best = Math.max(best, same ? 0.6 : 0.2);
      } else if (claim.skill() != skill && same && kinship.near(claim.skill(), skill)) {
        best = Math.max(best, 0.35);
      }
    }
    return best;
  }

  private double against(Hit hit, Hit other, int sentence, int skill) {
    if (!other.name().speaksAgainst(skill)
        || (hit.overlaps(other) && other.length() <= hit.length())) {
      return 0;
    }
    return text.sentence(other.start()) == sentence ? 0.8 : 0.3;
  }

  /** Work, depth, a length or a certificate spoken of right here: people say that of skills. */
  private double said(Hit hit) {
    for (Trigger trigger : triggers.around(hit.start())) {
      boolean before = trigger.end() <= hit.start();
      int words =
          before ? text.words(trigger.end(), hit.start()) : text.words(hit.end(), trigger.start());
      boolean speaks =
          trigger.effect().is(About.WORK)
              || trigger.effect().is(About.DEPTH)
              || trigger.effect().is(About.PERSON);
      if (speaks && before && words <= 3 && trigger.reach() != Reach.BEHIND) {
        return 0.35;
      }
    }
    return 0;
  }

  private int between(Hit one, Hit other) {
    return one.start() < other.start()
        ? text.words(one.end(), other.start())
        : text.words(other.end(), one.start());
  }

  /** What capitals say, where they say anything. */
  private double look(Hit hit, int sentence) {
    if (!text.cased()) {
      return 0.1;
    }
    String name = hit.name().written;
    boolean named = Character.isUpperCase(name.charAt(0));
    boolean capital = Character.isUpperCase(text.raw.charAt(hit.start()));
    boolean loud = Character.isUpperCase(text.raw.charAt(hit.start() + hit.length() - 1));
    if (name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
      return loud ? 0 : -0.6;
    }
    if (named && !capital) {
      return -0.5;
    }
    boolean first = text.words(text.sentenceStart(sentence), hit.start()) == 0;
    return !capital ? 0 : first ? 0.06 : 0.2;
  }

  private List<Mention> longest(List<Candidate> candidates) {
    candidates.sort(
        Comparator.comparingInt((Candidate candidate) -> -candidate.hit().length())
            .thenComparing(candidate -> candidate.hit().plural())
            .thenComparing(candidate -> !candidate.sure())
            .thenComparingDouble(candidate -> -candidate.certainty())
            .thenComparingInt(candidate -> candidate.hit().start()));
    Candidate[] owners = new Candidate[text.length()];
    List<Mention> mentions = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Hit hit = candidate.hit();
      Candidate owner = owner(owners, hit);
      if (owner == null) {
        java.util.Arrays.fill(owners, hit.start(), hit.end(), candidate);
      } else if (!shares(owner, candidate)) {
        continue;
      }
      mentions.add(
          new Mention(
              hit.start(), hit.end(), lexicon.skill(candidate.skill()), candidate.certainty()));
    }
    mentions.sort(
        Comparator.comparingInt(Mention::start).thenComparing(mention -> mention.skill().id()));
    return mentions;
  }

  private static @org.jspecify.annotations.Nullable Candidate owner(Candidate[] owners, Hit hit) {
    for (int i = hit.start(); i < hit.end(); i++) {
      if (owners[i] != null) {
        return owners[i];
      }
    }
    return null;
  }

  /** Whether both may stand at one place: equally sure, and not the same concept again. */
  private static boolean shares(Candidate owner, Candidate other) {
    return owner.hit().start() == other.hit().start()
        && owner.hit().end() == other.hit().end()
        && owner.hit().plural() == other.hit().plural()
        && owner.skill() != other.skill()
        && owner.sure() == other.sure()
        && owner.certainty() == other.certainty();
  }
}
