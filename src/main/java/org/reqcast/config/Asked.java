// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What readers asked of a mapping: every key, as what, and what was asked of mappings inside. */
public final class Asked {

  /** As what a key was asked for. */
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    DURATION,
    WORD,
    TEXTS,
    MAP,
    MAPS,
    TEXT_MAP,
    ANY
  }

  /** What was asked about one key. */
  public static final class Key {
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Set<String> words = new TreeSet<>();
    private final Asked inside = new Asked();
    private boolean required;

    public Set<Kind> kinds() {
      return kinds;
    }

    /** The right words where the key takes one of a few, in kebab-case. */
    public Set<String> words() {
      return words;
    }

    /** What was asked of the mapping, or of all mappings of the list, at this key. */
    public Asked inside() {
      return inside;
    }

    public boolean required() {
      return required;
    }

    void as(Kind kind, boolean needed) {
      kinds.add(kind);
      required |= needed;
    }
  }

  private final Map<String, Key> keys = new TreeMap<>();

  public Map<String, Key> keys() {
    return keys;
  }

  Key key(String name) {
    return keys.computeIfAbsent(name, fresh -> new Key());
  }

  /** Adds what was asked of another mapping of the same sort. */
  public void add(Asked other) {
    other.keys.forEach(
        (name, key) -> {
          Key mine = key(name);
          mine.kinds.addAll(key.kinds);
          mine.words.addAll(key.words);
          mine.required |= key.required;
          mine.inside.add(key.inside);
        });
  }
}
