// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.reqcast.search.QueryToken.Kind;

/**
 * The grammar: OR binds less than AND, words next to each other are ANDed, NOT takes what follows.
 * In a sentence, a small "or" only joins its two neighbours.
 */
final class QueryGrammar {
  private static final int MOST_CLAUSES = 256;
  private static final int DEEPEST = 40;
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})\\+?");
  private static final Pattern YEARS = Pattern.compile("(?i)years?|yrs?|y");

  private final List<QueryToken> tokens;
  private final Naming naming;
  private final Fielded fielded;
  private final List<String> notes;
  private final Predicate<String> written;
  private final boolean prose;
  private int at;
  private int depth;
  private int clauses;
  private boolean operators;

  QueryGrammar(
      List<QueryToken> tokens,
      Naming naming,
      Fielded fielded,
      List<String> notes,
      Predicate<String> written) {
    this.tokens = tokens;
    this.naming = naming;
    this.fielded = fielded;
    this.notes = notes;
    this.written = written;
    this.prose = Filler.prose(tokens);
  }

  Reading read() {
    Clause clause = or("");
    if (!operators && clause instanceof Clause.And and) {
      clause = naming.eased(and, prose);
    }
    if (clauses >= MOST_CLAUSES) {
      notes.add("Only the first " + MOST_CLAUSES + " terms of the query were read.");
    }
    return new Reading(clause, notes.stream().distinct().toList(), !operators);
  }

  private Clause or(String field) {
    List<Clause> any = new ArrayList<>();
    add(any, and(field));
    while (peek().is(Kind.OR)) {
      at++;
      operators = true;
      if (!add(any, and(field)) || any.size() == 1) {
        note("An OR had nothing on one side and was left out.");
      }
    }
    return any.isEmpty() ? new Clause.Everyone() : Clause.any(any);
  }

  private static boolean add(List<Clause> clauses, Clause clause) {
    return !(clause instanceof Clause.Everyone) && clauses.add(clause);
  }

  private Clause and(String field) {
    List<Clause> all = new ArrayList<>();
    while (true) {
      QueryToken token = peek();
      if (token.is(Kind.END) || (token.is(Kind.CLOSE) && depth > 0)) {
        break;
      } else if (token.is(Kind.OR)) {
        if (!prose || token.loud() || all.isEmpty()) {
          break;
        }
        neighbours(all, field);
      } else if (token.is(Kind.CLOSE)) {
        at++;
        note("A closing parenthesis had no opening one and was left out.");
      } else if (token.is(Kind.AND)) {
        conjunction(all);
      } else {
        unary(field).forEach(clause -> add(all, clause));
      }
    }
    return Clause.all(all);
  }

  private void conjunction(List<Clause> all) {
    operators |= peek().loud();
    at++;
    QueryToken next = peek();
    if (all.isEmpty() || next.is(Kind.END) || next.is(Kind.CLOSE) || next.is(Kind.OR)) {
      note("An AND had nothing on one side and was left out.");
    }
  }

  private void neighbours(List<Clause> all, String field) {
    at++;
    List<Clause> next = new ArrayList<>(unary(field));
    if (!next.isEmpty()) {
      all.add(Clause.any(List.of(all.removeLast(), next.removeFirst())));
      all.addAll(next);
    }
  }

  /** One thing, or a run of plain words, which may be several. */
  private List<Clause> unary(String field) {
    QueryToken token = peek();
    if (token.is(Kind.NOT) || token.is(Kind.WISH)) {
      at++;
      if (token.is(Kind.NOT)) {
        operators = true;
      }
      if (peek().is(Kind.END) || peek().is(Kind.CLOSE) || peek().is(Kind.OR)) {
        note("A NOT had nothing behind it and was left out.");
        return List.of();
      }
      if (peek().is(Kind.AND)) {
        at++;
        return List.of();
      }
      List<Clause> run = new ArrayList<>(unary(field));
      if (!run.isEmpty()) {
        Clause first = run.removeFirst();
        run.addFirst(token.is(Kind.NOT) ? new Clause.Not(first) : new Clause.Wish(first));
      }
      return run;
    }
    if (token.is(Kind.OPEN)) {
      return List.of(group(token.field().isEmpty() ? field : token.field()));
    }
    return field.isEmpty() && token.plain() ? run() : leaf(field);
  }

  private Clause group(String field) {
    at++;
    if (depth >= DEEPEST) {
      note("Parentheses deeper than " + DEEPEST + " are not followed.");
      return new Clause.Everyone();
    }
    depth++;
    Clause inside = or(field);
    depth--;
    if (peek().is(Kind.CLOSE)) {
      at++;
    } else {
      note("A parenthesis was never closed; it is taken to close at the end.");
    }
    return inside;
  }

  private List<Clause> run() {
    List<QueryToken> run = new ArrayList<>();
    while (peek().plain()) {
      run.add(tokens.get(at++));
    }
    List<Clause> found = new ArrayList<>();
    for (int i = 0; prose && i + 1 < run.size(); i++) {
      var number = NUMBER.matcher(run.get(i).text());
      if (number.matches() && YEARS.matcher(run.get(i + 1).text()).matches()) {
        Clause years = new Clause.Years(Integer.parseInt(number.group(1)), Integer.MAX_VALUE);
        found.add(new Clause.Wish(years));
        run.subList(i, i + 2).clear();
      }
    }
    found.addAll(0, naming.clauses(run, notes, written));
    return capped(found);
  }

  private List<Clause> leaf(String outer) {
    QueryToken token = tokens.get(at++);
    String field = token.field().isEmpty() ? outer : token.field();
    if (field.isEmpty()) {
      return capped(List.of(quoted(token)));
    }
    String text = token.text() + (token.after().startsWith("~") ? "" : token.after());
    return capped(
        List.of(
            Column.of(field)
                .map(column -> fielded.clause(column, text, notes))
                .orElseGet(() -> fielded.unknown(field, text, notes))));
  }

  private Clause quoted(QueryToken token) {
    String names = naming.concept(token.text()).map(skill -> skill.id()).orElse(null);
    String between = token.after().replaceAll("\\D", "");
    return new Clause.Phrase(
        token.text(), between.isEmpty() ? 0 : Integer.parseInt(cut(between)), names);
  }

  private static String cut(String digits) {
    return digits.substring(0, Math.min(2, digits.length()));
  }

  private List<Clause> capped(List<Clause> found) {
    int room = Math.max(0, MOST_CLAUSES - clauses);
    clauses += Math.min(room, found.size());
    return found.subList(0, Math.min(room, found.size()));
  }

  private QueryToken peek() {
    return tokens.get(at);
  }

  private void note(String sentence) {
    notes.add(sentence);
  }
}
