// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.candidate.Profile;
import org.reqcast.skill.Taxonomy;

/** Makes the one document that stands for a candidate. */
final class CandidateDocument {
  private static final int MOST_COUNTED = 15;
  private static final int MOST_YEARS = 20;

  private final Taxonomy taxonomy;
  private final Answers answers;
  private final Document document = new Document();
  // Sums of the hashes of all that was added, which do not depend on its order.
  private long low;
  private long high;

  private CandidateDocument(Taxonomy taxonomy, Answers answers) {
    this.taxonomy = taxonomy;
    this.answers = answers;
  }

  static Document of(Candidate candidate, Taxonomy taxonomy, Answers answers) {
    return new CandidateDocument(taxonomy, answers).make(candidate);
  }

  private Document make(Candidate candidate) {
    List<Profile> profiles =
        candidate.profiles().stream()
            .map(Candidate.Read::profile)
            .sorted(
                Comparator.comparing(Profile::collected)
                    .reversed()
                    .thenComparing(Profile::source)
                    .thenComparing(Profile::key))
            .toList();
    document.add(new StringField(Schema.ID, candidate.id(), Field.Store.YES));
    document.add(new SortedDocValuesField(Schema.ID, new BytesRef(candidate.id())));
    note(Schema.ID, candidate.id());
    Standing standing = Standing.of(candidate, answers);
    Card card = Card.of(candidate, standing);
    profiles.forEach(this::words);
    place(card);
    concepts(standing);
    profiles.stream().map(Profile::source).distinct().forEach(s -> keyword(Schema.SOURCE, s));
    document.add(new IntField(Schema.YEARS, card.years(), Field.Store.NO));
    note(Schema.YEARS, String.valueOf(card.years()));
    keyword(Schema.YEARS_RANGE, YearsRange.of(card.years()));
    Instant updated = card.updated();
    document.add(new LongField(Schema.UPDATED, updated.getEpochSecond(), Field.Store.NO));
    note(Schema.UPDATED, updated.toString());
    document.add(new BinaryDocValuesField(Schema.DIGEST, new BytesRef(digest())));
    return document;
  }

  private void words(Profile profile) {
    Person person = profile.person();
    text(Schema.NAME, person.name());
    text(Schema.TITLE, person.headline());
    text(Schema.BODY, person.headline());
    for (Position position : person.positions()) {
      text(Schema.TITLE, position.title());
      text(Schema.EMPLOYER, position.employer());
      text(Schema.BODY, position.title());
    }
    text(Schema.BODY, String.join(", ", person.skills()));
    text(Schema.BODY, String.join(", ", person.certifications()));
    text(Schema.BODY, profile.text());
  }

  private void place(Card card) {
    text(Schema.BODY, card.place());
    if (!card.region().isBlank()) {
      keyword(Schema.STATE, card.region());
    }
    if (!card.city().isBlank()) {
      keyword(Schema.CITY, card.place());
      token(Schema.TOWN, Analysis.folded(card.city()));
    }
  }

  private void concepts(Standing standing) {
    StringBuilder held = new StringBuilder();
    standing
        .held()
        .forEach(
            (concept, sightings) -> {
              held.append(concept).append('|');
              held.append(Math.min(MOST_COUNTED, sightings.size())).append(' ');
              keyword(Schema.SKILL, concept);
              if (certified(concept, sightings)) {
                answers
                    .of(concept)
                    .keySet()
                    .forEach(id -> token(Schema.SAID, Counts.certified(id)));
                if (paper(concept)) {
                  keyword(Schema.CERT, concept);
                }
              }
            });
    if (!held.isEmpty()) {
      document.add(new Field(Schema.HELD, held.toString(), Counts.TYPE));
      note(Schema.HELD, held.toString());
    }
    standing.answered().forEach((concept, sightings) -> answered(concept, sightings));
    standing.said().forEach((assertion, concepts) -> said(assertion, concepts));
    standing.disowned(answers).forEach(concept -> token(Schema.SAID, Counts.disowned(concept)));
  }

  private void answered(String concept, List<Sighting> sightings) {
    Experience experience = Experience.of(sightings);
    token(Schema.ANSWERS, concept);
    float strength = (float) experience.strength();
    document.add(new FeatureField(Schema.STRENGTH, concept, strength));
    note(Schema.STRENGTH, concept + "=" + strength);
    for (int year = 1; year <= Math.min(MOST_YEARS, experience.years()); year++) {
      token(Schema.YEARS_WITH, Counts.years(concept, year));
    }
  }

  private void said(Evidence.Assertion assertion, Map<String, List<Sighting>> concepts) {
    Set<String> tokens = new TreeSet<>();
    for (String concept : concepts.keySet()) {
      // Who lacks a part does not lack the whole; who wants a part does want some of the whole.
      if (assertion == Evidence.Assertion.LACKS) {
        tokens.add(concept);
      } else {
        tokens.addAll(answers.of(concept).keySet());
      }
    }
    tokens.forEach(concept -> token(Schema.SAID, Counts.said(assertion, concept)));
  }

  /** Whether a current certificate is seen; a certificate just named counts as current. */
  private boolean certified(String concept, List<Sighting> sightings) {
    return sightings.stream()
        .map(sighting -> sighting.evidence().certification())
        .anyMatch(
            state -> state == null ? paper(concept) : state == Evidence.Certification.CURRENT);
  }

  private boolean paper(String concept) {
    return taxonomy.find(concept).filter(skill -> skill.kind().startsWith("cert")).isPresent();
  }

  private void text(String field, String text) {
    if (!text.isBlank()) {
      document.add(new TextField(field, text, Field.Store.NO));
      note(field, text);
    }
  }

  private void keyword(String field, String value) {
    document.add(new KeywordField(field, value, Field.Store.NO));
    note(field, value);
  }

  private void token(String field, String token) {
    document.add(new StringField(field, token, Field.Store.NO));
    note(field, token);
  }

  private void note(String field, String value) {
    long[] name = StringHelper.murmurhash3_x64_128(new BytesRef(field));
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    long[] hash =
        StringHelper.murmurhash3_x64_128(bytes, 0, bytes.length, (int) (name[0] ^ name[1]));
    low += hash[0];
    high += hash[1];
  }

  private byte[] digest() {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(low).putLong(high).array();
  }
}
