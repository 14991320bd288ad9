// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.search.QueryToken.Kind;

/** Cuts a recruiter's string into pieces. Nothing is an error; what is repaired is noted. */
final class QueryTokens {
  private static final Pattern FIELD = Pattern.compile("(\\p{L}+):(?!//)(.*)", Pattern.DOTALL);
  private static final String GLUE = "~<>=";

  private final String query;
  private final List<String> notes;
  private final List<QueryToken> tokens = new ArrayList<>();
  private String field = "";
  private int at;

  private QueryTokens(String query, List<String> notes) {
    this.query = query;
    this.notes = notes;
  }

  static List<QueryToken> of(String query, List<String> notes) {
    QueryTokens tokens = new QueryTokens(plain(query), notes);
    while (tokens.at < tokens.query.length()) {
      tokens.next();
    }
    tokens.tokens.add(QueryToken.sign(Kind.END));
    return tokens.tokens;
  }

  /** Typographers' quotes and dashes become the plain ones. */
  private static String plain(String query) {
    return query
        .replaceAll("[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\uFF02]", "\"")
        .replaceAll("[\u2018\u2019\u201A\u02BC]", "'")
        .replaceAll("[\u2010\u2011\u2012\u2013\u2014\u2212]", "-")
        .replaceAll("[\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}\uFEFF\u200B]", " ");
  }

  private void next() {
    char c = query.charAt(at);
    if (c == ' ') {
      at++;
    } else if (c == '(' || c == '[' || c == '{') {
      open(Kind.OPEN);
    } else if (c == ')' || c == ']' || c == '}') {
      open(Kind.CLOSE);
    } else if (c == '"') {
      quoted();
    } else if ((c == '-' || c == '!') && sticks()) {
      open(Kind.NOT);
    } else if (c == '%' && sticks()) {
      open(Kind.WISH);
    } else if (c == '+' && sticks()) {
      at++;
    } else {
      word();
    }
  }

  private void open(Kind kind) {
    String of = kind == Kind.OPEN ? field : "";
    field = "";
    tokens.add(new QueryToken(kind, "", of, "", true, false));
    at++;
  }

  /** Whether a sign is glued to what follows it. */
  private boolean sticks() {
    return at + 1 < query.length() && query.charAt(at + 1) != ' ' && query.charAt(at + 1) != ')';
  }

  private void quoted() {
    int end = query.indexOf('"', at + 1);
    if (end < 0) {
      notes.add("A quotation mark was never closed; it is taken to close at the end.");
      end = query.length();
    }
    String text = query.substring(at + 1, end).strip();
    at = Math.min(end + 1, query.length());
    int glued = at;
    if (at < query.length() && GLUE.indexOf(query.charAt(at)) >= 0) {
      while (at < query.length() && " ()\"".indexOf(query.charAt(at)) < 0) {
        at++;
      }
    }
    if (!text.isEmpty()) {
      tokens.add(
          new QueryToken(Kind.QUOTED, text, field, query.substring(glued, at), false, false));
    }
    field = "";
  }

  private void word() {
    int start = at;
    while (at < query.length() && " ()[]{}\"".indexOf(query.charAt(at)) < 0) {
      at++;
    }
    String word = query.substring(start, at);
    boolean beforeGroup = at < query.length() && "(\"".indexOf(query.charAt(at)) >= 0;
    Matcher fielded = FIELD.matcher(word);
    if (fielded.matches() && (beforeGroup || !fielded.group(2).isEmpty())) {
      field = fielded.group(1).toLowerCase(Locale.ROOT);
      word = fielded.group(2);
    } else if (fielded.matches() && Column.of(fielded.group(1)).isPresent() && more()) {
      field = fielded.group(1).toLowerCase(Locale.ROOT);
      return;
    }
    String bare = field.isEmpty() ? word.replaceAll("(?i)^[,;.!?:'|]+(?!net\\b)", "") : word;
    String text = bare.replaceAll("[,;.!?:'|]+$", "");
    if (!text.isEmpty()) {
      add(text, text.length() < bare.length());
    } else if (word.startsWith("|")) {
      tokens.add(QueryToken.sign(Kind.OR));
    }
  }

  private boolean more() {
    return !query.substring(at).isBlank();
  }

  private void add(String text, boolean ends) {
    Kind kind = field.isEmpty() ? operator(text) : Kind.WORD;
    boolean loud =
        !text.equals(text.toLowerCase(Locale.ROOT)) || text.contains("&") || text.equals("/");
    if (kind == Kind.WORD && text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    tokens.add(new QueryToken(kind, text, field, "", loud, ends));
    field = "";
  }

  private static Kind operator(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "AND", "&", "&&" -> Kind.AND;
      case "OR", "/" -> Kind.OR;
      case "NOT" -> Kind.NOT;
      default -> Kind.WORD;
    };
  }
}
