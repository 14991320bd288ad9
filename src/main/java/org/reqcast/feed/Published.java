// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.PublicFile;

/**
 * What an account published last: which ads at which revision, and since when.
 *
 * @param ads by posting id
 * @param changed when the set last became another
 */
record Published(Map<String, Shown> ads, Instant changed) {

  /** An ad as it was published; its page lies at {@code path}, empty where it has none. */
  record Shown(String revision, Instant changed, String title, String path) {}

  static final Published NOTHING = new Published(Map.of(), Instant.EPOCH);

  Published {
    ads = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ads));
  }

  /** What stands after these ads took the place of those before. */
  Published next(List<Ad> wanted, Instant now) {
    Map<String, Shown> next = new LinkedHashMap<>();
    for (Ad ad : wanted) {
      Shown before = ads.get(ad.posting());
      boolean same = before != null && before.revision().equals(ad.revision());
      Instant since = same && before != null ? before.changed() : now;
      next.put(ad.posting(), new Shown(ad.revision(), since, ad.opening().title(), ""));
    }
    boolean sameSet = revisions(next).equals(revisions(ads));
    return new Published(next, sameSet ? changed : now);
  }

  Instant changed(Ad ad) {
    Shown shown = ads.get(ad.posting());
    return shown == null ? changed : shown.changed();
  }

  /** From a file; nothing where there is none or it cannot be understood. */
  static Published read(PublicFile file) {
    try {
      return file.exists()
          ? JsonText.read(Files.readString(file.path())).map(Published::of).orElse(NOTHING)
          : NOTHING;
    } catch (IOException | RuntimeException unreadable) {
      return NOTHING;
    }
  }

  void write(PublicFile file) throws ConnectorException {
    Map<String, Object> all = new LinkedHashMap<>();
    ads.forEach(
        (posting, shown) ->
            all.put(
                posting,
                List.of(
                    shown.revision(), shown.changed().toString(), shown.title(), shown.path())));
    file.write(JsonText.write(Map.of("changed", changed.toString(), "ads", all)));
  }

  private static Published of(Object json) throws DateTimeParseException {
    Map<String, Shown> ads = new LinkedHashMap<>();
    Map<?, ?> all = (Map<?, ?>) json;
    if (all.get("ads") instanceof Map<?, ?> rows) {
      rows.forEach(
          (posting, row) -> {
            List<?> cells = (List<?>) row;
            Instant since = Instant.parse(text(cells.get(1)));
            ads.put(
                text(posting),
                new Shown(text(cells.get(0)), since, text(cells.get(2)), text(cells.get(3))));
          });
    }
    return new Published(ads, Instant.parse(text(all.get("changed"))));
  }

  private static String text(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString).orElse("");
  }

  private static Map<String, String> revisions(Map<String, Shown> ads) {
    Map<String, String> revisions = new java.util.TreeMap<>();
    ads.forEach((posting, shown) -> revisions.put(posting, shown.revision()));
    return revisions;
  }
}
