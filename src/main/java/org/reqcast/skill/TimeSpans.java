// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reqcast.skill.Span.Kind;

/** Finds lengths and years in a text: {@code 6+ yrs}, {@code since 2016}, {@code 2016–present}. */
final class TimeSpans {
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30));
  private static final Set<String> YEARS = Set.of("years", "year", "yrs", "yr", "y");
  private static final Set<String> NOW = Set.of("present", "now", "current", "today", "date");
  private static final Set<String> TO = Set.of("to", "through", "thru", "until", "till");
  private static final int FIRST_YEAR = 1970;
  private static final int MOST_YEARS = 60;

  private final Text text;
  private final int now;
  private final List<Span> found = new ArrayList<>();
  private int previousEnd;
  private String previous = "";

  private TimeSpans(Text text, int now) {
    this.text = text;
    this.now = now;
  }

  /** All of them, by start. */
  static List<Span> in(Text text, int now) {
    return new TimeSpans(text, now).all();
  }

  private List<Span> all() {
    int i = 0;
    while (i < text.length()) {
      if (!text.starts(i)) {
        i++;
        continue;
      }
      int end = end(i);
      int taken = end - i <= 8 ? take(i, end) : end;
      previous = end - i <= 8 ? word(i, end) : "";
      previousEnd = end;
      i = Math.max(taken, end);
    }
    return found;
  }

  private int end(int from) {
    int end = from;
    while (text.letter(end)) {
      end++;
    }
    return end;
  }

  private String word(int from, int end) {
    return text.raw.substring(from, Math.min(end, text.length())).toLowerCase(Locale.ROOT);
  }

  private int take(int start, int end) {
    int number = number(start, end);
    if (number >= FIRST_YEAR && number <= now + 1) {
      return year(start, end, number);
    }
    if (word(start, end).equals("decade")) {
      found.add(new Span(start, end, Kind.LENGTH, 10, 0, 0));
      return end;
    }
    if (number < 0) {
      number = attached(start, end);
      if (number > 0 && number <= MOST_YEARS) {
        found.add(new Span(start, end, Kind.LENGTH, number, 0, 0));
        return end;
      }
    }
    if (number <= 0 || number > MOST_YEARS) {
      return end;
    }
    return length(start, end, number);
  }

  /** A number before "years", or one that leaves the word out: "Synapse for six", "7 on Epic". */
  private int length(int start, int end, int number) {
    int next = nextWord(end);
    if (next - end > 3) {
      return end;
    }
    int nextEnd = end(next);
    String word = word(next, nextEnd);
    if (word.equals("plus")) {
      next = nextWord(nextEnd);
      nextEnd = end(next);
      word = word(next, nextEnd);
    }
    if (YEARS.contains(word) && !career(nextEnd)) {
      int after = nextWord(nextEnd);
      boolean ago = word(after, end(after)).equals("ago");
      found.add(
          new Span(
              start, ago ? end(after) : nextEnd, Kind.LENGTH, number, ago ? now - number : 0, 0));
      return nextEnd;
    }
    boolean spoken =
        !found.isEmpty()
            && found.getLast().kind() == Kind.LENGTH
            && text.sentence(found.getLast().start()) == text.sentence(start);
    if (word.equals("on") && spoken) {
      found.add(new Span(start, end, Kind.LENGTH, number, 0, 0));
    } else if (word.equals("of") && spoken) {
      found.add(new Span(start, nextEnd, Kind.LENGTH, number, 0, 0));
    } else if ((previous.equals("for") || previous.equals("last"))
        && (PhraseWords.closes(text, end) || word.equals("doing"))
        && previousEnd + 1 == start) {
      found.add(new Span(start, end, Kind.LENGTH, number, 0, 0));
    }
    return end;
  }

  private boolean career(int at) {
    int next = nextWord(at);
    String word = word(next, end(next));
    return word.equals("old") || word.equals("career");
  }

  private int year(int start, int end, int year) {
    int next = nextWord(end);
    String between = text.raw.substring(end, Math.min(next, text.length()));
    int nextEnd = end(next);
    String word = word(next, nextEnd);
    boolean dash = between.length() <= 3 && dashed(between);
    if (!dash && TO.contains(word)) {
      next = nextWord(nextEnd);
      nextEnd = end(next);
      word = word(next, nextEnd);
      dash = true;
    }
    if (dash) {
      next = overMonth(next);
      nextEnd = end(next);
      int other = number(next, nextEnd);
      if (other >= 0 && other < 100 && nextEnd - next == 2) {
        other += year / 100 * 100;
      }
      boolean open = NOW.contains(word(next, nextEnd));
      if (open || (other >= year && other <= now + 5)) {
        found.add(new Span(start, nextEnd, Kind.RANGE, 0, year, open ? now : Math.min(other, now)));
        return nextEnd;
      }
    }
    Kind kind =
        previous.equals("since") ? Kind.SINCE : TO.contains(previous) ? Kind.UNTIL : Kind.YEAR;
    found.add(
        new Span(
            start, end, kind, 0, kind == Kind.UNTIL ? 0 : year, kind == Kind.SINCE ? now : year));
    return end;
  }

  private static boolean dashed(String between) {
    return between.indexOf('-') >= 0 || between.indexOf('–') >= 0 || between.indexOf('—') >= 0;
  }

  /** The place after the name or number of a month that stands here. */
  private int overMonth(int at) {
    int end = end(at);
    int number = number(at, end);
    boolean month = end - at >= 3 && number < 0 && !NOW.contains(word(at, end));
    boolean digits =
        number > 0 && number <= 12 && end < text.length() && text.raw.charAt(end) == '/';
    int next = nextWord(end);
    return (month || digits) && next - end <= 2 ? next : at;
  }

  private int nextWord(int from) {
    int at = from;
    int limit = Math.min(text.length(), from + 12);
    while (at < limit && !text.letter(at)) {
      at++;
    }
    return at;
  }

  private int number(int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = text.codes[i] - 26;
      if (digit < 0 || digit > 9) {
        return NUMBERS.getOrDefault(word(start, end), -1);
      }
      value = value * 10 + digit;
    }
    return end > start && end - start <= 5 ? value : -1;
  }

  /** The number in {@code 7yr}; -1 where it is no such word. */
  private int attached(int start, int end) {
    int i = start;
    int value = 0;
    while (i < end && text.codes[i] >= 26 && text.codes[i] < 36 && i - start < 3) {
      value = value * 10 + text.codes[i] - 26;
      i++;
    }
    return i > start && i < end && YEARS.contains(word(i, end)) ? value : -1;
  }
}
