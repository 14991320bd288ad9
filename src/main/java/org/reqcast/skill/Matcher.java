// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every known name in a text, in one pass: a tree of letters in which blanks, hyphens and
 * slashes do not count, entered at each beginning of a word.
 */
final class Matcher {
  /**
   * Where gaps stand, by letter.
   *
   * @param wide those with more than blanks and hyphens
   * @param breaks those that part sentences and lists
   */
  private record Gaps(long all, long wide, long breaks) {}

  private static final int LONGEST_GAP = 3;
  private static final int SHORT = 6;

  private int[] keys = new int[1 << 15];
  private int[] targets = new int[1 << 15];
  private int edges;
  private int nodes = 1;
  private Name[][] names = new Name[1 << 13][];

  /** The name as written, made known if it is new. */
  Name name(String written) {
    int node = 0;
    int letters = 0;
    long gaps = 0;
    long breaks = 0;
    boolean gap = false;
    boolean hard = false;
    for (int i = 0; i < written.length(); i++) {
      int code = code(written, i);
      if (code < 0) {
        gap = letters > 0;
        hard |= gap && breaks(written.charAt(i));
      } else {
        if (gap && letters < Long.SIZE) {
          gaps |= 1L << letters;
          breaks |= hard ? 1L << letters : 0;
        }
        gap = false;
        hard = false;
        node = grow(node, code);
        letters++;
      }
    }
    return at(node, written, letters, gaps, breaks);
  }

  private Name at(int node, String written, int letters, long gaps, long breaks) {
    if (node >= names.length) {
      names = Arrays.copyOf(names, Math.max(node + 1, names.length * 2));
    }
    Name[] here = names[node];
    if (here == null) {
      here = new Name[0];
    }
    for (Name name : here) {
      if (name.gaps == gaps && name.breaks == breaks && name.written.equalsIgnoreCase(written)) {
        return name;
      }
    }
    Name name = new Name(written, letters, gaps, breaks);
    Name[] more = Arrays.copyOf(here, here.length + 1);
    more[here.length] = name;
    names[node] = more;
    return name;
  }

  private static int code(String written, int at) {
    char c = written.charAt(at);
    if (c == '.' && at + 1 < written.length() && Letters.code(written.charAt(at + 1)) >= 0) {
      return at == 0 ? Letters.DOT : Letters.GAP;
    }
    return Letters.code(c);
  }

  /** Every name in the text, by start. */
  List<Hit> find(Text text) {
    List<Hit> hits = new ArrayList<>();
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.starts(i)) {
        walk(text, i, 0, i, hits);
      } else if (text.raw.charAt(i) == '.' && text.starts(i + 1) && !text.letter(i - 1)) {
        walk(text, i, next(0, Letters.DOT), i + 1, hits);
      }
    }
    return hits;
  }

  private void walk(Text text, int start, int from, int first, List<Hit> hits) {
    int node = from;
    int letters = from == 0 ? 0 : 1;
    long gaps = 0;
    long wide = 0;
    long breaks = 0;
    int gap = 0;
    for (int i = first; i < text.length() && node >= 0; i++) {
      int code = text.codes[i];
      int child = code < 0 ? -1 : next(node, code);
      if (code < 0 || (child < 0 && !text.letter(i))) {
        if (++gap > LONGEST_GAP) {
          return;
        }
        if (letters < Long.SIZE) {
          gaps |= 1L << letters;
          wide |= loose(text.raw.charAt(i)) ? 0 : 1L << letters;
          breaks |= breaks(text.raw.charAt(i)) ? 1L << letters : 0;
        }
        continue;
      }
      gap = 0;
      node = child;
      letters++;
      if (node > 0 && node < names.length && names[node] != null) {
        if (!text.letter(i + 1)) {
          keep(text, start, i + 1, node, new Gaps(gaps, wide, breaks), false, hits);
        } else if (text.codes[i + 1] == 's' - 'a' && !text.letter(i + 2) && letters > 2) {
          keep(text, start, i + 2, node, new Gaps(gaps, wide, breaks), true, hits);
        }
      }
    }
  }

  private void keep(
      Text text, int start, int end, int node, Gaps gaps, boolean plural, List<Hit> hits) {
    for (Name name : names[node]) {
      if (fits(text, start, end, name, gaps)) {
        hits.add(new Hit(start, end, name, plural));
      }
    }
  }

  /** Whether the gaps stand where the name has them, or where people put one by habit. */
  private static boolean fits(Text text, int start, int end, Name name, Gaps gaps) {
    long inside = name.letters < Long.SIZE ? (1L << name.letters) - 1 : -1L;
    long here = gaps.all() & inside;
    long extra = here & ~name.gaps;
    if ((extra & gaps.wide()) != 0 || (gaps.breaks() & inside & ~name.breaks) != 0) {
      return false;
    }
    if (here == name.gaps) {
      return true;
    }
    if (name.letters < SHORT) {
      boolean hyphens = text.has('-', start, end) || name.written.indexOf('-') >= 0;
      return hyphens && name.letters > 2;
    }
    return extra == 0 || !Habits.function(text, start, end);
  }

  /** What parts a name that a blank may part, but nothing that a blank may not. */
  private static boolean breaks(char c) {
    return !loose(c) && c != '/' && c != '&' && c != '_' && c != '+' && c != '#' && c != '\n';
  }

  private static boolean loose(char c) {
    return c == ' '
        || c == '-'
        || c == '‐'
        || c == '‑'
        || c == '.'
        || c == '\''
        || c == '’'
        || c == '®'
        || c == '™'
        || c == '\u00A0'
        || c == '*';
  }

  private int grow(int node, int code) {
    int known = next(node, code);
    if (known >= 0) {
      return known;
    }
    if (edges * 2 > keys.length) {
      rehash();
    }
    put(node * Letters.COUNT + code + 1, nodes);
    edges++;
    return nodes++;
  }

  private void put(int key, int target) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private void rehash() {
    int[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new int[oldKeys.length * 2];
    targets = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldTargets[i]);
      }
    }
  }

  private int next(int node, int code) {
    int key = node * Letters.COUNT + code + 1;
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return -1;
  }

  private int slot(int key) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (keys.length - 1);
  }
}
