// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.PublicFile;

/**
 * What the readers of a digest were told.
 *
 * @param slot the last moment for a digest that was served; null before the first
 * @param rows the openings they know as open, by posting
 * @param sending the digest that may have gone out; null where none is in doubt
 */
record ToldReaders(@Nullable Instant slot, Map<String, Row> rows, @Nullable Sending sending) {

  /** An opening as they know it, and the digest that told of it. */
  record Row(String title, String facility, String place, String mail) {
    Map<String, ?> words() {
      return Map.of("title", title, "facility", facility, "place", place);
    }
  }

  /**
   * A digest under way.
   *
   * @param rows what its readers know when it arrived
   */
  record Sending(String mail, Instant slot, Map<String, Row> rows, String why) {}

  static final ToldReaders NOTHING = new ToldReaders(null, Map.of(), null);

  ToldReaders {
    rows = new TreeMap<>(rows);
  }

  /** Where the digest under way arrived. */
  ToldReaders arrived() {
    return sending == null ? this : new ToldReaders(sending.slot(), sending.rows(), null);
  }

  /** Where it certainly did not: it is due again. */
  ToldReaders failed() {
    return new ToldReaders(slot, rows, null);
  }

  ToldReaders served(Instant now) {
    return new ToldReaders(now, rows, null);
  }

  ToldReaders sending(Sending next) {
    return new ToldReaders(slot, rows, next);
  }

  /**
   * From a file; nothing where there is none.
   *
   * @throws IOException where it cannot be read: guessing might tell everything twice
   */
  static ToldReaders read(PublicFile file) throws IOException {
    if (!file.exists()) {
      return NOTHING;
    }
    try {
      return JsonText.read(Files.readString(file.path()))
          .map(ToldReaders::of)
          .orElseThrow(() -> new IOException("it holds no JSON"));
    } catch (RuntimeException unreadable) {
      throw new IOException("it was written by somebody else", unreadable);
    }
  }

  void write(PublicFile file) throws ConnectorException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("slot", slot == null ? "" : slot.toString());
    all.put("rows", cells(rows));
    if (sending != null) {
      all.put(
          "sending",
          Map.of(
              "mail",
              sending.mail(),
              "slot",
              sending.slot().toString(),
              "rows",
              cells(sending.rows()),
              "why",
              sending.why()));
    }
    file.write(JsonText.write(all));
  }

  private static Map<String, Object> cells(Map<String, Row> rows) {
    Map<String, Object> cells = new TreeMap<>();
    rows.forEach(
        (posting, row) ->
            cells.put(posting, List.of(row.title(), row.facility(), row.place(), row.mail())));
    return cells;
  }

  private static ToldReaders of(Object json) {
    Map<?, ?> all = (Map<?, ?>) json;
    String slot = String.valueOf(all.get("slot"));
    return new ToldReaders(
        slot.isEmpty() ? null : Instant.parse(slot),
        rows(all.get("rows")),
        all.get("sending") instanceof Map<?, ?> sending
            ? new Sending(
                String.valueOf(sending.get("mail")),
                Instant.parse(String.valueOf(sending.get("slot"))),
                rows(sending.get("rows")),
                String.valueOf(sending.get("why")))
            : null);
  }

  private static Map<String, Row> rows(@Nullable Object json) {
    Map<String, Row> rows = new TreeMap<>();
    if (json instanceof Map<?, ?> all) {
      all.forEach(
          (posting, row) -> {
            List<String> cells = ((List<?>) row).stream().map(String::valueOf).toList();
            rows.put(
                String.valueOf(posting),
                new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
          });
    }
    return rows;
  }
}
