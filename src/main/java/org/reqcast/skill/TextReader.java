// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.candidate.Evidence.Certification;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

/** Reads a profile in the order: names, senses, what is said of the person, years, work, depth. */
final class TextReader implements SkillReader {
  /** Goes up whenever the same text would give other evidence. */
  private static final String VERSION = "1";

  private final Lexicon lexicon;
  private final String version;

  TextReader(Taxonomy taxonomy) {
    this.lexicon = new Lexicon(taxonomy);
    this.version = VERSION + "-" + taxonomy.version();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Candidate.Read read(Profile profile) {
    int now = profile.collected().atZone(ZoneOffset.UTC).getYear();
    return new Candidate.Read(profile, evidence(profile.text(), profile.person(), now));
  }

  private List<Evidence> evidence(String raw, Person person, int now) {
    Text text = new Text(raw);
    List<Hit> hits = lexicon.find(text);
    Triggers triggers = new Triggers(text, hits);
    List<Mention> mentions = new Senses(lexicon, text, hits, triggers, listed(person)).mentions();
    if (mentions.isEmpty()) {
      return List.of();
    }
    Scope scope = new Scope(text, triggers, mentions);
    Periods periods = new Periods(text, mentions, new Jobs(raw, person.positions(), now), now);
    Doing doing = new Doing(text, triggers);
    Certificates certificates = new Certificates(text, triggers);
    List<Evidence> found = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      Assertion assertion = scope.assertion(i);
      Period period = periods.of(i);
      if (assertion == Assertion.HAD) {
        Integer last = periods.yearBeside(mention);
        period = last == null ? period : new Period(period.years(), period.from(), last, last);
      }
      Skill certificate = certificate(mention, certificates);
      if (certificate != null) {
        Certification status = certificates.status(mention);
        found.add(
            evidence(mention, certificate.id(), held(assertion, status), period, doing, status));
      }
      if (!mention.certificate()) {
        found.add(evidence(mention, mention.skill().id(), assertion, period, doing, null));
      } else if (assertion.held()) {
        for (String attested : mention.skill().attests()) {
          found.add(evidence(mention, attested, assertion, period, doing, null));
        }
      }
    }
    return List.copyOf(found);
  }

  private @Nullable Skill certificate(Mention mention, Certificates certificates) {
    if (mention.certificate()) {
      return mention.skill();
    }
    Skill certificate = lexicon.certificateOf(mention.skill().id());
    return certificate != null && certificates.certified(mention) ? certificate : null;
  }

  private static Assertion held(Assertion assertion, Certification status) {
    if (!assertion.held()) {
      return assertion;
    }
    return switch (status) {
      case CURRENT -> Assertion.HAS;
      case EXPIRED -> Assertion.HAD;
      case IN_PROGRESS -> Assertion.LEARNING;
      case PLANNED -> Assertion.WANTS;
    };
  }

  private static Evidence evidence(
      Mention mention,
      String skill,
      Assertion assertion,
      Period period,
      Doing doing,
      @Nullable Certification status) {
    return new Evidence(
        skill,
        mention.start(),
        mention.end(),
        assertion,
        mention.certainty(),
        period.years(),
        period.from(),
        period.to(),
        period.last(),
        doing.work(mention),
        doing.level(mention),
        status);
  }

  private static Set<String> listed(Person person) {
    Set<String> listed = new HashSet<>();
    person.skills().forEach(words -> listed.add(Names.fold(words)));
    person.certifications().forEach(words -> listed.add(Names.fold(words)));
    listed.remove("");
    return listed;
  }
}
