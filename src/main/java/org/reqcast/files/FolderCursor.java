// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was seen of each file of a folder: a name, and size, time and hash in one text. */
final class FolderCursor {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> SEEN = new TypeReference<>() {};

  private final NavigableMap<String, String> seen;

  private FolderCursor(NavigableMap<String, String> seen) {
    this.seen = seen;
  }

  /** A cursor that cannot be read means that nothing was seen: everything is read again. */
  static FolderCursor parse(String cursor) {
    try {
      return new FolderCursor(cursor.isEmpty() ? new TreeMap<>() : JSON.readValue(cursor, SEEN));
    } catch (JacksonException notOurs) {
      return new FolderCursor(new TreeMap<>());
    }
  }

  /** Whether size and time are as they were. */
  boolean unchanged(String name, BasicFileAttributes file) {
    String before = seen.get(name);
    return before != null && before.startsWith(stamp(file));
  }

  boolean sameContent(String name, String hash) {
    String before = seen.get(name);
    return before != null && before.endsWith(" " + hash);
  }

  void put(String name, BasicFileAttributes file, String hash) {
    seen.put(name, stamp(file) + hash);
  }

  /** Forgets the files that are no longer there, and names them. */
  List<String> dropMissing(Set<String> present) {
    List<String> missing = seen.keySet().stream().filter(name -> !present.contains(name)).toList();
    missing.forEach(seen::remove);
    return missing;
  }

  private static String stamp(BasicFileAttributes file) {
    return file.size() + " " + file.lastModifiedTime().toMillis() + " ";
  }

  @Override
  public String toString() {
    return JSON.writeValueAsString(seen);
  }
}
