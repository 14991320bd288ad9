// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.config.Near;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** Reads what stands behind a field and a colon. */
final class Fielded {
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(.+?)\\s*(>=|>|=)\\s*(\\d{1,2})\\s*(y|yrs?|years?)?\\+?", Pattern.CASE_INSENSITIVE);
  private static final Pattern YEARS =
      Pattern.compile(
          "(>=|<=|>|<|=)?\\s*(\\d{1,2})\\s*(?:(-)\\s*(\\d{1,2})|(\\+))?\\s*(?:y|yrs?|years?)?",
          Pattern.CASE_INSENSITIVE);

  private final Taxonomy taxonomy;
  private final Naming naming;

  Fielded(Taxonomy taxonomy, Naming naming) {
    this.taxonomy = taxonomy;
    this.naming = naming;
  }

  Clause clause(Column column, String text, List<String> notes) {
    return switch (column) {
      case SKILL -> concept(text, Assertion.HAS, notes);
      case WANTS -> concept(text, Assertion.WANTS, notes);
      case LACKS -> concept(text, Assertion.LACKS, notes);
      case LEARNING -> concept(text, Assertion.LEARNING, notes);
      case YEARS -> years(text, notes);
      case CERT -> certificate(text, notes);
      case STATE -> new Clause.Text(column, Places.code(text));
      case CITY, TITLE, EMPLOYER, SOURCE, NAME -> new Clause.Text(column, text);
    };
  }

  /** Words of a field that does not exist. */
  Clause unknown(String field, String text, List<String> notes) {
    String near = Near.didYouMean(field, Column.words());
    notes.add(
        "There is no field \""
            + field
            + ":\""
            + (near.isEmpty() ? "" : near.replace("?", ""))
            + "; the words behind it are searched as words"
            + ".");
    return new Clause.Phrase(text, 0, null);
  }

  private Clause concept(String text, Assertion said, List<String> notes) {
    Matcher long_ = AT_LEAST.matcher(text);
    int years = 0;
    String words = text;
    if (long_.matches()) {
      words = long_.group(1);
      years = Integer.parseInt(long_.group(3)) + (long_.group(2).equals(">") ? 1 : 0);
    }
    Optional<Skill> skill = skill(words);
    if (skill.isPresent()) {
      return new Clause.Concept(skill.get().id(), skill.get().label(), said, years, null);
    }
    List<String> labels = taxonomy.all().stream().map(Skill::label).toList();
    notes.add(
        "No skill is called \""
            + words
            + "\""
            + Near.didYouMean(words, labels)
            + " It is searched as words.");
    return new Clause.Phrase(words, 0, null);
  }

  private Optional<Skill> skill(String words) {
    return taxonomy
        .find(words.toLowerCase(Locale.ROOT))
        .or(() -> naming.concept(words))
        .or(() -> naming.concept(words.replace('-', ' ').replace('_', ' ')));
  }

  private Clause certificate(String text, List<String> notes) {
    Optional<Skill> skill =
        skill(text)
            .or(() -> naming.concept(text + " certified"))
            .or(() -> naming.concept(text + " certification"));
    if (skill.isPresent()) {
      return new Clause.Certified(skill.get().id(), skill.get().label());
    }
    notes.add("No certificate is called \"" + text + "\"; it is searched as words.");
    return new Clause.Phrase(text, 0, null);
  }

  private static Clause years(String text, List<String> notes) {
    Matcher years = YEARS.matcher(text.strip());
    if (!years.matches()) {
      notes.add("\"years:" + text + "\" is not understood; write years:>=3 or years:3-5.");
      return new Clause.Everyone();
    }
    int number = Integer.parseInt(years.group(2));
    String sign = years.group(1) == null ? "" : years.group(1);
    if (years.group(3) != null) {
      int other = Integer.parseInt(years.group(4));
      return new Clause.Years(Math.min(number, other), Math.max(number, other));
    }
    return switch (sign) {
      case "<=" -> new Clause.Years(0, number);
      case "<" -> new Clause.Years(0, Math.max(0, number - 1));
      case ">" -> new Clause.Years(number + 1, Integer.MAX_VALUE);
      case "=" -> new Clause.Years(number, number);
      default -> new Clause.Years(number, Integer.MAX_VALUE);
    };
  }
}
