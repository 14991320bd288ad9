// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses as people write them, also where they hide them from robots. */
public final class MailWords {
  private static final String AT = "\\s*(?:@|[\\[({<]\\s*(?:at|@)\\s*[\\])}>]|\\s+at\\s+)\\s*";
  private static final String DOT =
      "(?:\\.|\\s*[\\[({<]\\s*(?:dot|\\.)\\s*[\\])}>]\\s*|\\s+dot\\s+)";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "([a-z0-9][a-z0-9_%+-]{0,63}(?:"
              + DOT
              + "[a-z0-9_%+-]{1,63}){0,5})"
              + AT
              + "([a-z0-9][a-z0-9-]{0,62}(?:"
              + DOT
              + "[a-z0-9-]{1,63}){0,4}"
              + DOT
              + "[a-z]{2,24})(?![a-z0-9-])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDDEN_DOT =
      Pattern.compile(
          "\\s*[\\[({<]\\s*(?:dot|\\.)\\s*[\\])}>]\\s*|\\s+dot\\s+", Pattern.CASE_INSENSITIVE);

  private MailWords() {}

  /** The addresses in a text, in lower case, each once, in the order written. */
  public static List<String> in(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      String address = plain(matcher.group(1)) + "@" + plain(matcher.group(2));
      found.add(address.toLowerCase(Locale.ROOT));
    }
    return List.copyOf(found);
  }

  private static String plain(String part) {
    return HIDDEN_DOT.matcher(part).replaceAll(".");
  }
}
