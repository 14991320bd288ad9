// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;

/**
 * A request about an ad, and what its answer tells.
 *
 * @param request null where the board cannot do it: then {@code cannot} says so
 * @param id takes the board's name for the ad out of the answer; null where it gives none
 * @param link takes the ad's address; null where it gives none
 * @param task takes the board's name for what it works on now; null where it answers at once
 * @param gone statuses that mean that the ad is not there
 * @param instead what is done in place of taking it down; empty where it is taken down
 */
record AdRequest(
    @Nullable Request request,
    @Nullable Expression id,
    @Nullable Expression link,
    @Nullable Expression task,
    List<Integer> gone,
    String cannot,
    String instead) {

  static final List<Integer> USUALLY_GONE = List.of(404, 410);

  /** The requests that others may be like. */
  private enum Like {
    CREATE
  }

  /** Reads what is common to all of them; the caller ends the mapping. */
  static AdRequest read(YamlMap map, Vocabulary vocabulary, Act act) {
    return read(map, vocabulary, act, null);
  }

  /**
   * As above.
   *
   * @param create the request that places an ad, for those that are like it
   */
  static AdRequest read(YamlMap map, Vocabulary vocabulary, Act act, @Nullable AdRequest create) {
    String cannot = act.writes() ? map.textIf("cannot").orElse("") : "";
    Request request = null;
    if (create != null && map.has("like")) {
      map.word("like", Like.class);
      request = create.request();
    } else if (cannot.isEmpty() || Request.written(map)) {
      request = Request.read(map, vocabulary).orElse(null);
    }
    List<Integer> gone = new ArrayList<>();
    if (act == Act.UPDATE || act == Act.CLOSE) {
      gone.addAll(USUALLY_GONE);
    }
    if (act != Act.CREATE && map.has("gone")) {
      gone.clear();
      for (String status : map.texts("gone")) {
        if (status.matches("[1-5]\\d\\d")) {
          gone.add(Integer.valueOf(status));
        } else {
          map.wrong("gone", "`" + status + "` is not a status such as 404");
        }
      }
    }
    String instead = act == Act.CLOSE ? map.textIf("instead").orElse("") : "";
    Expression id = act == Act.CLOSE ? null : Expressions.readIf(map, "id").orElse(null);
    Expression link = act == Act.CLOSE ? null : Expressions.readIf(map, "link").orElse(null);
    Expression task = act.writes() ? Expressions.readIf(map, "task").orElse(null) : null;
    return new AdRequest(
        request == null ? null : request.naming(id, link),
        id,
        link,
        task,
        List.copyOf(gone),
        cannot,
        instead);
  }

  /** This request, where what recognises ads in its answer names facts too. */
  AdRequest naming(@Nullable Expression where) {
    return new AdRequest(
        request == null ? null : request.naming(where), id, link, task, gone, cannot, instead);
  }

  /** The ad as an answer, or an item of it, names it; empty where the id is missing. */
  Optional<AdRef> ref(@Nullable Object content, Map<String, ?> bound, String otherwise)
      throws ConnectorException {
    String name = id == null ? otherwise : id.text(content, bound).orElse("");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AdRef(name, link == null ? null : link.text(content, bound).orElse(null)));
  }
}
