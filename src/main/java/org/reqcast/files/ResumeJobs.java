// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.candidate.Position;

/** The jobs under a résumé's experience: each begins at a span of time. */
final class ResumeJobs {
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?\\s+";
  private static final String WHEN =
      "(?:"
          + MONTH
          + "(?:19|20)\\d\\d|(?:0?[1-9]|1[0-2])[/.](?:19|20)\\d\\d"
          + "|(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])|(?:19|20)\\d\\d)";
  private static final Pattern SPAN =
      Pattern.compile(
          "[(\\[]?\\s*("
              + WHEN
              + ")\\s*(?:-|–|—|\\bto\\b|\\buntil\\b)\\s*("
              + WHEN
              + "|present|current|now|today|ongoing)\\s*[)\\]]?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)\\b(analyst|engineer|developer|architect|manager|director|consultant|specialist"
              + "|coordinator|administrator|lead|nurse|informaticist|informatician|trainer|officer"
              + "|intern|physician|pharmacist|technician|programmer|builder|scientist|supervisor"
              + "|associate|assistant|president|head|chief|advisor|designer|tester|owner|cio|cmio"
              + "|cto|rn|therapist|instructor|representative|executive)\\b");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int LONGEST_LINE = 120;

  private ResumeJobs() {}

  static List<Position> in(List<String> lines) {
    List<Position> jobs = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() <= LONGEST_LINE && SPAN.matcher(lines.get(i)).find()) {
        starts.add(i);
      }
    }
    int used = 0;
    for (int i = 0; i < starts.size(); i++) {
      int at = starts.get(i);
      int end = i + 1 == starts.size() ? lines.size() : starts.get(i + 1);
      Head head = head(lines, at, used);
      int from = at + 1;
      if (head.words.size() < 2 && from < end && isHead(lines.get(from))) {
        head.words.addAll(pieces(lines.get(from)));
        from++;
      }
      int to = i + 1 == starts.size() ? end : head(lines, end, from).first;
      jobs.add(job(head, lines.get(at), summary(lines.subList(from, Math.max(from, to)))));
      used = from;
    }
    return jobs;
  }

  /** The words around a span of time, and the line that they begin at. */
  private record Head(int first, List<String> words) {}

  private static Head head(List<String> lines, int at, int notBefore) {
    List<String> words = new ArrayList<>(pieces(SPAN.matcher(lines.get(at)).replaceAll("  ")));
    int first = at;
    while (words.size() < 2) {
      // Web pages leave an empty line after every paragraph.
      int above = first - 1 > notBefore && lines.get(first - 1).isBlank() ? first - 2 : first - 1;
      if (above < notBefore || !isHead(lines.get(above))) {
        break;
      }
      first = above;
      words.addAll(0, pieces(lines.get(above)));
    }
    return new Head(first, words);
  }

  /** A short line that is neither a bullet nor a sentence. */
  private static boolean isHead(String line) {
    return !line.isBlank()
        && line.length() <= LONGEST_LINE
        && line.equals(ResumeReader.bare(line))
        && !line.endsWith(".")
        && !SPAN.matcher(line).find();
  }

  private static List<String> pieces(String line) {
    return Arrays.stream(line.split("\\t|\\||•|·| {2,}| [-–—@] |, | at ", -1))
        .map(piece -> piece.replaceAll("^[\\s,–—-]+|[\\s,–—-]+$", ""))
        .filter(piece -> piece.matches(".*\\p{L}{2}.*"))
        .toList();
  }

  private static Position job(Head head, String dated, String summary) {
    String title =
        head.words.stream()
            .filter(words -> TITLE.matcher(words).find())
            .findFirst()
            .orElse(head.words.isEmpty() ? "" : head.words.getFirst());
    String employer =
        head.words.stream().filter(words -> !words.equals(title)).findFirst().orElse("");
    Matcher span = SPAN.matcher(dated);
    boolean found = span.find();
    return new Position(
        title,
        employer,
        found ? moment(span.group(1)) : "",
        found ? moment(span.group(2)) : "",
        summary);
  }

  private static String summary(List<String> lines) {
    return String.join(
            "\n", lines.stream().map(ResumeReader::bare).filter(line -> !line.isEmpty()).toList())
        .strip();
  }

  /** {@code YYYY}, {@code YYYY-MM} or {@code present}. */
  private static String moment(String words) {
    String text = words.toLowerCase(Locale.ROOT);
    Matcher year = Pattern.compile("(?:19|20)\\d\\d").matcher(text);
    if (!year.find()) {
      return "present";
    }
    String rest = text.replace(year.group(), "").replaceAll("[^a-z\\d]", "");
    int month = -1;
    if (rest.matches("\\d{1,2}")) {
      month = Integer.parseInt(rest);
    } else if (rest.length() >= 3) {
      int at = MONTHS.indexOf(rest.substring(0, 3));
      month = at < 0 ? -1 : at / 3 + 1;
    }
    return month < 1 ? year.group() : "%s-%02d".formatted(year.group(), month);
  }
}
