// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the special meaning from the signs of a text, but for its web addresses. */
final class Quoting {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[\\w/:?&=.~%#+,;-]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern CALL = Pattern.compile("(?<![\\p{L}\\p{N}_.])@(?=[\\p{L}\\p{N}_])");
  private static final Pattern ANYWHERE = Pattern.compile("[\\\\`*_~|\\[\\]<>&]");
  private static final Pattern AT_LINE_START =
      Pattern.compile("(?m)^([ \\t]*)(?:([#+=-])|(\\d{1,9})([.)]))");
  private static final String INVISIBLE = "\u2060";

  private Quoting() {}

  /** With an invisible sign behind every at-sign that begins a name. */
  static String quiet(String value) {
    return between(value, Quoting::calm);
  }

  /** So that Markdown shows it as it stands. */
  static String markdown(String value) {
    return between(
        value,
        text -> {
          String literal = ANYWHERE.matcher(calm(text)).replaceAll("\\\\$0");
          return AT_LINE_START.matcher(literal).replaceAll(Quoting::atLineStart);
        });
  }

  private static String atLineStart(MatchResult found) {
    String quoted =
        found.group(2) != null
            ? found.group(1) + "\\" + found.group(2)
            : found.group(1) + found.group(3) + "\\" + found.group(4);
    return Matcher.quoteReplacement(quoted);
  }

  private static String calm(String text) {
    return CALL.matcher(text).replaceAll("@" + INVISIBLE);
  }

  private static String between(String value, UnaryOperator<String> change) {
    StringBuilder quoted = new StringBuilder();
    int from = 0;
    Matcher addresses = ADDRESS.matcher(value);
    while (addresses.find()) {
      quoted.append(change.apply(value.substring(from, addresses.start())));
      quoted.append(addresses.group());
      from = addresses.end();
    }
    return quoted.append(change.apply(value.substring(from))).toString();
  }
}
