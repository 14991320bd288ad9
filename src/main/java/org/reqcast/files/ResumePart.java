// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a résumé that people set under headings. */
enum ResumePart {
  /** What stands before the first heading. */
  TOP(""),
  SUMMARY(
      "summary|profile|professional summary|executive summary|career summary|objective"
          + "|career objective|about|about me|personal statement"),
  EXPERIENCE(
      "experience|work experience|professional experience|employment|employment history"
          + "|work history|career history|relevant experience|professional background"),
  EDUCATION("education|education and training|academic background|training"),
  SKILLS(
      "skills|technical skills|key skills|core skills|core competencies|competencies"
          + "|areas of expertise|expertise|technologies|tools|systems|software"
          + "|skills and tools|technical proficiencies|technical expertise"),
  CERTIFICATIONS(
      "certifications|certification|certificates|licenses|licensure"
          + "|licenses and certifications|certifications and licenses"
          + "|certifications and training|credentials|professional certifications"),
  OTHER(
      "projects|selected projects|publications|references|awards|honors|volunteer"
          + "|volunteering|volunteer experience|languages|interests|hobbies|memberships"
          + "|affiliations|professional affiliations|additional information|contact"
          + "|contact information|personal details");

  private static final int LONGEST_HEADING = 50;
  private static final Pattern SPACED = Pattern.compile("(?:\\p{L} ){3,}\\p{L}");
  private static final Pattern BESIDE = Pattern.compile("^([\\p{L} &]{4,30}):\\s+(\\S.*)$");

  private final Pattern headings;

  ResumePart(String headings) {
    this.headings = Pattern.compile(headings);
  }

  /** The lines of a text, by the part that they stand in. */
  static Map<ResumePart, List<String>> split(String text) {
    Map<ResumePart, List<String>> parts = new EnumMap<>(ResumePart.class);
    ResumePart now = TOP;
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
      ResumePart begins = of(stripped);
      Matcher beside = BESIDE.matcher(stripped);
      if (begins != TOP) {
        now = begins;
      } else if (beside.matches() && of(beside.group(1)) != TOP) {
        // "Skills: Epic, HL7" opens a part and fills it at once.
        now = of(beside.group(1));
        add(parts, now, beside.group(2));
      } else {
        add(parts, now, stripped);
      }
    }
    return parts;
  }

  private static void add(Map<ResumePart, List<String>> parts, ResumePart part, String line) {
    parts.computeIfAbsent(part, begun -> new ArrayList<>()).add(line);
  }

  /** The part that a line is the heading of; {@link #TOP} where it is none. */
  static ResumePart of(String line) {
    if (line.isEmpty() || line.length() > LONGEST_HEADING) {
      return TOP;
    }
    String close = SPACED.matcher(line).matches() ? line.replace(" ", "") : line;
    String words =
        close
            .toLowerCase(Locale.ROOT)
            .replace("&", "and")
            .replaceAll("[^\\p{L} ]", " ")
            .replaceAll("\\s+", " ")
            .strip();
    for (ResumePart part : values()) {
      if (part != TOP && part.headings.matcher(words).matches()) {
        return part;
      }
    }
    return TOP;
  }
}
