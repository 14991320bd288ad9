// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.skill.Span.Kind;

/** Gives each mention the years that are said of it, or else those of the job it stands in. */
final class Periods {
  private static final List<String> CONNECTORS =
      List.of(
          "plus", "of", "on", "with", "in", "as", "doing", "supporting", "using", "at", "building");
  private static final List<String> TURNS = List.of(" before ", " then ", " until ");
  private static final List<String> HEADINGS =
      List.of("skills", "certifications", "certs", "education", "preferences", "looking for");

  private final Text text;
  private final List<Mention> mentions;
  private final List<Span> spans;
  private final Jobs listed;
  private final List<Span> jobs;
  private final int[] headings;
  private final Map<Integer, Double> lengths = new HashMap<>();
  private final Map<Integer, Span> direct = new HashMap<>();

  Periods(Text text, List<Mention> mentions, Jobs listed, int now) {
    this.listed = listed;
    this.text = text;
    this.mentions = mentions;
    this.spans = TimeSpans.in(text, now);
    this.jobs = jobs();
    this.headings = headings();
    spans.forEach(this::bind);
  }

  /** The period of the mention at this index. */
  Period of(int index) {
    Span span = direct.get(index);
    if (span == null) {
      span = job(mentions.get(index));
    }
    Double stated = lengths.get(index);
    if (span == null) {
      return stated == null ? Period.UNKNOWN : new Period(stated, null, null, null);
    }
    Integer from =
        span.from() == 0 || span.kind() == Kind.YEAR ? null : Integer.valueOf(span.from());
    Integer to = span.to() == 0 ? null : Integer.valueOf(span.to());
    Double years = stated;
    if (years == null && from != null && to != null) {
      years = (double) Math.max(1, to - from);
    }
    return new Period(years, from, to, to);
  }

  /** The last year named in the mention's own sentence; null where none is. */
  @Nullable Integer yearBeside(Mention mention) {
    int sentence = text.sentence(mention.start());
    Integer last = null;
    int end = text.sentenceEnd(sentence);
    for (int i = firstFrom(spans, text.sentenceStart(sentence)); i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.start() >= end) {
        break;
      }
      if (span.kind() != Kind.LENGTH) {
        last = span.kind() == Kind.SINCE ? span.from() : span.to();
      }
    }
    return last;
  }

  private void bind(Span span) {
    int ahead = first(span.end());
    int behind = first(span.start()) - 1;
    if (behind >= 0 && mentions.get(behind).end() > span.start()) {
      behind--;
    }
    if (span.kind() == Kind.LENGTH) {
      int bound = head(span, ahead, behind);
      if (bound >= 0) {
        eachAt(bound, index -> lengths.merge(index, span.years(), Math::max));
        if (span.from() > 0) {
          Span since = new Span(span.start(), span.end(), Kind.SINCE, 0, span.from(), 0);
          eachAt(bound, index -> direct.putIfAbsent(index, since));
        }
      }
    } else if (behind >= 0 && beside(mentions.get(behind).end(), span.start(), 3)) {
      eachAt(behind, index -> direct.putIfAbsent(index, span));
    }
  }

  private void eachAt(int index, java.util.function.IntConsumer action) {
    int start = mentions.get(index).start();
    for (int i = index; i >= 0 && mentions.get(i).start() == start; i--) {
      action.accept(i);
    }
    for (int i = index + 1; i < mentions.size() && mentions.get(i).start() == start; i++) {
      action.accept(i);
    }
  }

  /** The mention that a length speaks of, or -1. */
  private int head(Span span, int ahead, int behind) {
    boolean before = behind >= 0 && beside(mentions.get(behind).end(), span.start(), 4);
    boolean close = before && text.words(mentions.get(behind).end(), span.start()) <= 1;
    if (ahead < mentions.size()) {
      int start = mentions.get(ahead).start();
      boolean connected =
          connected(span.end(), start)
              && !text.broken(span.end(), start)
              && !PhraseWords.between(text, span.end(), start, TURNS);
      if (connected && text.words(span.end(), start) <= 6 && !text.has(',', span.end(), start)) {
        return ahead;
      }
      if (!close && text.words(span.end(), start) == 0 && beside(span.end(), start, 0)) {
        return ahead;
      }
    }
    return before ? behind : -1;
  }

  private boolean connected(int from, int to) {
    int at = from;
    while (at < to && !text.letter(at)) {
      if (text.raw.charAt(at) == ',' || text.raw.charAt(at) == ')') {
        return false;
      }
      at++;
    }
    int end = at;
    while (text.letter(end)) {
      end++;
    }
    return CONNECTORS.contains(text.raw.substring(at, end).toLowerCase(Locale.ROOT))
        || text.raw.startsWith("of ", Math.max(0, from - 2));
  }

  private boolean beside(int from, int to, int most) {
    return from <= to && !text.broken(from, to) && text.words(from, to) <= most;
  }

  private int first(int at) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).start() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The years of the job in whose description the mention stands; null where there are none. */
  private @Nullable Span job(Mention mention) {
    Span known = listed.at(mention.start());
    if (known != null) {
      return known;
    }
    int next = firstFrom(jobs, mention.start());
    Span before = next > 0 ? jobs.get(next - 1) : null;
    int line = text.line(mention.start());
    if (next < jobs.size()
        && text.line(jobs.get(next).start()) == line
        && (before == null || text.line(before.start()) != line)) {
      return jobs.get(next);
    }
    return before == null || interrupted(before.end(), mention.start()) ? null : before;
  }

  private List<Span> jobs() {
    return spans.stream()
        .filter(span -> span.kind() == Kind.RANGE || (span.kind() == Kind.SINCE && opens(span)))
        .toList();
  }

  private boolean opens(Span span) {
    int word = span.start() - 6;
    return word >= 0 && text.words(text.sentenceStart(text.sentence(word)), word) <= 1;
  }

  private boolean interrupted(int from, int to) {
    int at = Arrays.binarySearch(headings, from);
    int next = at >= 0 ? at : -at - 1;
    return next < headings.length && headings[next] < to;
  }

  private int[] headings() {
    return Arrays.stream(text.lines()).filter(this::heading).toArray();
  }

  private boolean heading(int start) {
    for (String heading : HEADINGS) {
      if (text.raw.regionMatches(true, start, heading, 0, heading.length())) {
        return true;
      }
    }
    return false;
  }

  private static int firstFrom(List<Span> spans, int at) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).start() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
