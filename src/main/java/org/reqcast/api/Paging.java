// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;

/**
 * How a list goes on after one answer.
 *
 * @param kind the form
 * @param first number of the first page
 * @param last finds the number of the last page; null where only an empty page ends the list
 * @param cursor finds the cursor of the next page; null for other kinds
 * @param as parameter that carries the cursor; empty where the path names {@code {{cursor}}}
 * @param limit most pages of one walk
 */
record Paging(
    Kind kind,
    int first,
    @Nullable Expression last,
    @Nullable Expression cursor,
    String as,
    int limit) {
  private static final Pattern NEXT =
      Pattern.compile("<([^<>]+)>\\s*(?:;[^,<]*)?;\\s*rel\\s*=\\s*\"?(?:[^\",]*\\s)?next\\b");
  private static final int USUAL_LIMIT = 100;

  /** The forms of going on. */
  enum Kind {
    /** It does not. */
    ONE,
    /** A {@code Link} header names the next page. */
    LINK,
    /** Pages have numbers. */
    PAGE,
    /** The answer gives a cursor. */
    CURSOR
  }

  static final Paging NONE = new Paging(Kind.ONE, 1, null, null, "", 1);

  /** Reads {@code next:}; absent is one page only. */
  static Paging read(YamlMap parent) {
    YamlMap next = parent.mapIf("next").orElse(null);
    if (next == null) {
      return NONE;
    }
    Kind kind = Kind.ONE;
    if (next.flagIf("link").orElse(false)) {
      kind = Kind.LINK;
    } else if (next.flagIf("page").orElse(false)) {
      kind = Kind.PAGE;
    } else if (next.has("cursor")) {
      kind = Kind.CURSOR;
    } else {
      next.wrong("link", "`next` is one of link: true, page: true, cursor: an expression");
    }
    int first = next.numberIf("first").orElse(1);
    Expression last = Expressions.readIf(next, "last").orElse(null);
    Expression cursor = Expressions.readIf(next, "cursor").orElse(null);
    String as = next.textIf("as").orElse("");
    int limit = next.numberIf("limit").orElse(USUAL_LIMIT);
    next.done();
    return new Paging(kind, first, last, cursor, as, limit);
  }

  /** The words that the path of a page needs. */
  Words words(Words words, String page) {
    return words
        .with("page", page.isEmpty() ? String.valueOf(first) : page)
        .with("cursor", kind == Kind.CURSOR ? page : "");
  }

  /** The path of a page, from the path of the first. */
  String path(String filled, String page) {
    if (page.isEmpty()) {
      return filled;
    }
    return switch (kind) {
      case ONE, PAGE -> filled;
      case LINK -> page;
      case CURSOR -> as.isEmpty() ? filled : filled + "?" + as + "=" + Escape.URL.apply(page);
    };
  }

  /** The page after this one; empty at the end. */
  Optional<String> after(Reply reply, String page, int items, URI home) throws ConnectorException {
    Map<String, Object> bound = reply.bound(Map.of());
    Optional<String> next =
        switch (kind) {
          case ONE -> Optional.empty();
          case LINK -> link(reply, home);
          case PAGE -> number(reply, page, items, bound);
          case CURSOR -> cursor == null ? Optional.empty() : cursor.text(reply.content(), bound);
        };
    return next.filter(one -> !one.equals(page));
  }

  /**
   * Where a later turn goes on that was left before {@code next}. Numbered pages move up where
   * entries are deleted meanwhile, so the page that was read last is read again.
   */
  String again(String page, String next) {
    return kind == Kind.PAGE && limit > 1 ? page : next;
  }

  private Optional<String> number(Reply reply, String page, int items, Map<String, Object> bound)
      throws ConnectorException {
    int current = page.isEmpty() ? first : Integer.parseInt(page);
    if (items == 0) {
      return Optional.empty();
    }
    if (last != null) {
      Object value = last.value(reply.content(), bound);
      if (!(value instanceof Number number)) {
        throw new ConnectorException(
            Remedy.REPAIR, last.where() + ": the answer gives no number for `" + last + "`");
      }
      if (current >= number.intValue()) {
        return Optional.empty();
      }
    }
    return Optional.of(String.valueOf(current + 1));
  }

  private static Optional<String> link(Reply reply, URI home) throws ConnectorException {
    Matcher matcher = NEXT.matcher(reply.answer().header("link").orElse(""));
    if (!matcher.find()) {
      return Optional.empty();
    }
    URI next;
    try {
      next = home.resolve(matcher.group(1).replace(" ", "%20"));
    } catch (IllegalArgumentException unreadable) {
      throw new ConnectorException(Remedy.REPAIR, "the link to the next page cannot be read");
    }
    // Our credentials go along, so the next page must be at home.
    if (next.getHost() == null || !next.getHost().equalsIgnoreCase(home.getHost())) {
      throw new ConnectorException(
          Remedy.REPAIR, "the link to the next page leads to another server: " + next.getHost());
    }
    String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
    return Optional.of(
        home.getScheme() + "://" + home.getRawAuthority() + next.getRawPath() + query);
  }
}
