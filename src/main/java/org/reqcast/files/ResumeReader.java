// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reqcast.candidate.Person;
import org.reqcast.grammar.MailWords;
import org.reqcast.grammar.PlaceWords;

/** Reads who a résumé is about out of its text. What it cannot find it leaves empty. */
final class ResumeReader {
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\d/.-])(\\+?\\(?\\d[\\d ().-]{8,18}\\d)(?![\\d/-])");
  private static final Pattern YEARS = Pattern.compile("(19|20)\\d\\d\\s*[-–—]\\s*((19|20)\\d\\d)");
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\bhttps?://[^\\s<>()|,;]+|(?<![@\\w.])(?:www\\.[^\\s<>()|,;]+"
              + "|(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|me|edu|health)/[^\\s<>()|,;]+)");
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|da|del|la|van|von|der|bin))"
              + "{1,4}");
  private static final Pattern PLACE =
      Pattern.compile(
          "((?:\\p{Lu}[\\p{L}.'’-]+ ?){1,3},\\s*(?:[A-Z]{2}\\b(?:\\s+\\d{5}(?:-\\d{4})?)?"
              + "|\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?)(?:,\\s*\\p{Lu}[\\p{L}. ]+)?)");
  private static final Pattern NOT_IN_A_NAME =
      Pattern.compile(
          "(?i)\\b(resume|résumé|curriculum|vitae|cv|profile|page|confidential|analyst|engineer"
              + "|manager|director|consultant|specialist|developer|nurse|health|hospital|street"
              + "|avenue|road|university|college)\\b");
  private static final Pattern FILE_WORDS =
      Pattern.compile(
          "(?i)\\b(resume|résumé|cv|curriculum|vitae|final|updated|copy|new|v?\\d+)\\b");
  private static final int LINES_OF_THE_TOP = 12;
  private static final int LONGEST_HEADLINE = 120;

  private ResumeReader() {}

  static Person read(DocumentReader.Text document, String file) {
    Map<ResumePart, List<String>> parts = ResumePart.split(document.text());
    List<String> top =
        parts.getOrDefault(ResumePart.TOP, List.of()).stream()
            .filter(line -> !line.isEmpty())
            .limit(LINES_OF_THE_TOP)
            .toList();
    String name = name(top, file);
    PlaceWords place = place(top);
    return new Person(
        name,
        headline(top, name),
        emails(document),
        phones(top, document.text()),
        links(document),
        place.city(),
        place.region(),
        place.country(),
        null,
        null,
        ResumeJobs.in(parts.getOrDefault(ResumePart.EXPERIENCE, List.of())),
        lines(parts.getOrDefault(ResumePart.CERTIFICATIONS, List.of())),
        items(parts.getOrDefault(ResumePart.SKILLS, List.of())));
  }

  private static String name(List<String> top, String file) {
    for (int i = 0; i < top.size(); i++) {
      // Only the beginning of a line is a name; the rest are degrees, places, numbers. "MD" after
      // the first line's name is a degree, later on it is a state.
      String[] pieces = top.get(i).split("\\t|\\||•|·| {2,}|,", 2);
      String words = pieces[0].strip().replaceAll("\\s+", " ");
      if (NAME.matcher(words).matches()
          && !NOT_IN_A_NAME.matcher(words).find()
          && (i == 0 || PlaceWords.split(top.get(i)).country().isEmpty())) {
        return words.equals(words.toUpperCase(Locale.ROOT)) ? capitalised(words) : words;
      }
    }
    return fromFile(file);
  }

  private static String fromFile(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    String words = last.substring(0, Math.max(0, last.lastIndexOf('.'))).replaceAll("[_.-]+", " ");
    String name =
        capitalised(FILE_WORDS.matcher(words).replaceAll(" ").replaceAll("\\s+", " ").strip());
    return NAME.matcher(name).matches() && !NOT_IN_A_NAME.matcher(name).find() ? name : "";
  }

  private static String capitalised(String words) {
    StringBuilder out = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < words.length(); i++) {
      char letter = words.charAt(i);
      out.append(begins ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
      begins = !Character.isLetter(letter);
    }
    return out.toString();
  }

  private static String headline(List<String> top, String name) {
    return top.stream()
        .filter(line -> name.isEmpty() || !capitalised(line).startsWith(capitalised(name)))
        .filter(line -> line.length() <= LONGEST_HEADLINE && line.matches(".*\\p{L}{3}.*"))
        .filter(line -> !line.matches("(?i)(resume|résumé|curriculum vitae|cv)"))
        .filter(line -> !line.contains("@") && !LINK.matcher(line).find())
        .filter(line -> !PHONE.matcher(line).find() && !PLACE.matcher(line).matches())
        .filter(line -> !line.matches("\\d+ .*"))
        .findFirst()
        .orElse("");
  }

  private static PlaceWords place(List<String> top) {
    for (String line : top) {
      for (String piece : line.split("\\t|\\||•|·| {2,}| [-–—] ", -1)) {
        Matcher matcher = PLACE.matcher(piece.strip());
        while (matcher.find()) {
          PlaceWords place = PlaceWords.split(matcher.group(1));
          if (!place.city().isEmpty() && !place.country().isEmpty()) {
            return place;
          }
        }
      }
    }
    return new PlaceWords("", "", "");
  }

  private static List<String> emails(DocumentReader.Text document) {
    Set<String> emails = new LinkedHashSet<>(MailWords.in(document.text()));
    document.links().stream()
        .filter(link -> link.toLowerCase(Locale.ROOT).startsWith("mailto:"))
        .flatMap(link -> MailWords.in(link.substring("mailto:".length())).stream())
        .forEach(emails::add);
    return List.copyOf(emails);
  }

  /**
   * At the top only, unless there is none: further down stand those of employers and references.
   */
  private static List<String> phones(List<String> top, String text) {
    List<String> found = phones(String.join("\n", top));
    return found.isEmpty() ? phones(text).stream().limit(1).toList() : found;
  }

  private static List<String> phones(String text) {
    Set<String> phones = new LinkedHashSet<>();
    Matcher matcher = PHONE.matcher(YEARS.matcher(text).replaceAll(" "));
    while (matcher.find()) {
      long digits = matcher.group(1).chars().filter(Character::isDigit).count();
      if (digits >= 10 && digits <= 15 && !matcher.group(1).contains("\n")) {
        phones.add(matcher.group(1).strip());
      }
    }
    return List.copyOf(phones);
  }

  private static List<String> links(DocumentReader.Text document) {
    Set<String> links = new LinkedHashSet<>();
    Matcher matcher = LINK.matcher(document.text());
    Stream.concat(
            matcher.results().map(found -> found.group().replaceAll("[.:]+$", "")),
            document.links().stream().filter(link -> link.startsWith("http")))
        .map(link -> link.startsWith("http") ? link : "https://" + link)
        .forEach(links::add);
    return List.copyOf(links);
  }

  private static List<String> lines(List<String> part) {
    return part.stream().map(ResumeReader::bare).filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> items(List<String> part) {
    List<String> items = new ArrayList<>();
    for (String line : part) {
      // "EHR: Epic, Cerner" says what kind the skills are of; the kind itself is none.
      String listed = bare(line).replaceFirst("^[\\p{L} /&]{2,30}:\\s+", "");
      Arrays.stream(listed.split("[,;|•·\\t]| {2,}", -1))
          .map(ResumeReader::bare)
          .filter(item -> !item.isEmpty() && item.length() <= LONGEST_HEADLINE)
          .forEach(items::add);
    }
    return items.stream().distinct().toList();
  }

  static String bare(String line) {
    return line.replaceFirst("^[\\s•·▪●◦*o\\-–—]+(?=\\s|[^\\p{L}\\d]|$)", "")
        .replaceFirst("^[•·▪●◦*–—-]+\\s*", "")
        .strip();
  }
}
