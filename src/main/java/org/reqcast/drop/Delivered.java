// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.PublicFile;

/**
 * What an account put into a folder last.
 *
 * @param to the folder
 * @param looked when it was last seen that they are there
 * @param files by name
 * @param unseen names of files that were put there and not seen afterwards
 * @param begun names whose handover may have ended early
 */
record Delivered(
    String to, Instant looked, Map<String, Print> files, Set<String> unseen, Set<String> begun) {

  /** What a file is known by. */
  record Print(String sha256, long size) {}

  static Delivered nothing(String to) {
    return new Delivered(to, Instant.EPOCH, Map.of(), Set.of(), Set.of());
  }

  /** The same, but for files that are about to be put there. */
  Delivered beginning(Collection<String> names) {
    Map<String, Print> rest = new TreeMap<>(files);
    rest.keySet().removeAll(names);
    Set<String> more = new TreeSet<>(begun);
    more.addAll(names);
    return new Delivered(to, looked, rest, unseen, more);
  }

  /** From a file; nothing where there is none, it speaks of another folder, or is unreadable. */
  static Delivered read(PublicFile file, String to) {
    try {
      return file.exists()
          ? JsonText.read(Files.readString(file.path()))
              .map(Delivered::of)
              .filter(one -> one.to().equals(to))
              .orElse(nothing(to))
          : nothing(to);
    } catch (IOException | RuntimeException unreadable) {
      return nothing(to);
    }
  }

  void write(PublicFile file) throws ConnectorException {
    Map<String, Object> rows = new TreeMap<>();
    files.forEach((name, print) -> rows.put(name, List.of(print.sha256(), print.size())));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("to", to);
    all.put("looked", looked.toString());
    all.put("files", rows);
    all.put("unseen", new ArrayList<>(unseen));
    all.put("begun", new ArrayList<>(begun));
    file.write(JsonText.write(all));
  }

  private static Delivered of(Object json) {
    Map<?, ?> all = (Map<?, ?>) json;
    Map<String, Print> files = new TreeMap<>();
    if (all.get("files") instanceof Map<?, ?> rows) {
      rows.forEach(
          (name, row) -> {
            List<?> cells = (List<?>) row;
            files.put(
                String.valueOf(name),
                new Print(
                    String.valueOf(cells.get(0)), Long.parseLong(String.valueOf(cells.get(1)))));
          });
    }
    return new Delivered(
        String.valueOf(all.get("to")),
        Instant.parse(String.valueOf(all.get("looked"))),
        files,
        names(all.get("unseen")),
        names(all.get("begun")));
  }

  private static Set<String> names(@Nullable Object list) {
    Set<String> names = new TreeSet<>();
    if (list instanceof List<?> all) {
      all.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }
}
