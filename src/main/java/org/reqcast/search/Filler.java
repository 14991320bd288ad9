// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that carry no wish: how people talk around what they look for. */
final class Filler {
  private static final Set<String> WORDS =
      Set.of(
          """
          a about all also am an and any anybody anyone are as asap at bad be been best but by can \
          candidate candidates could did do does else etc every find folks for from get gal \
          give good got great guy guys had half has have having he her him his how i if in into is \
          it its job kind know knowledge knows least legacy like looking love major me more most \
          must my need needed needs no nobody of off ok on one only other our out over people \
          person please plus preferred preferably really required she should show some somebody \
          someone something strong than that the their them then there these they this those \
          through time to too under up us use used using very want wanted wants was we week well \
          were what when where which while who will with within worked would year years yrs you \
          your experience experienced"""
              .split(" ", -1));

  /** Words that only stand in sentences, not in lists of keywords. */
  private static final Set<String> PROSE =
      Set.of(
          "find", "need", "needs", "who", "can", "with", "will", "for", "you", "knows", "an", "a",
          "looking", "someone", "did", "has", "have", "the");

  /** Words that nearly everybody in this trade writes. */
  private static final Set<String> EVERYDAY =
      Set.of(
          "hospital",
          "hospitals",
          "health",
          "healthcare",
          "clinical",
          "clinic",
          "medical",
          "system",
          "systems",
          "application",
          "applications",
          "analyst",
          "analysts",
          "specialist",
          "consultant",
          "developer",
          "engineer",
          "software");

  private static final int LONG = 9;

  private Filler() {}

  static boolean is(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean everyday(String word) {
    return EVERYDAY.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether the pieces read like a sentence rather than like a search string. */
  static boolean prose(List<QueryToken> tokens) {
    int words = 0;
    int telling = 0;
    for (QueryToken token : tokens) {
      boolean said = token.plain() || (!token.loud() && token.text().length() > 1);
      if (!said && !token.is(QueryToken.Kind.END)) {
        return false;
      }
      words++;
      telling += PROSE.contains(token.text().toLowerCase(Locale.ROOT)) ? 1 : 0;
    }
    return words > LONG || (telling > 0 && words > 4);
  }
}
