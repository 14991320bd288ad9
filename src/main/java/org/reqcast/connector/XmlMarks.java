// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/**
 * Escapes values for XML only when the whole text stands, because what a value needs depends on
 * whether it came to stand inside a CDATA section.
 */
final class XmlMarks {
  // Noncharacters: they may not stand in text that is exchanged, so no value loses anything.
  private static final char BEGIN = '\uFDD0';
  private static final char END = '\uFDD1';
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private XmlMarks() {}

  static String mark(String value) {
    String unmarked = value.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    return BEGIN + Escape.legal(unmarked) + END;
  }

  static String finish(String marked) {
    StringBuilder text = new StringBuilder(marked.length() + 64);
    boolean inCdata = false;
    int at = 0;
    while (at < marked.length()) {
      int begin = marked.indexOf(BEGIN, at);
      String template = marked.substring(at, begin < 0 ? marked.length() : begin);
      text.append(template);
      inCdata = inCdataAfter(template, inCdata);
      if (begin < 0) {
        break;
      }
      int end = marked.indexOf(END, begin);
      String value = marked.substring(begin + 1, end);
      text.append(inCdata ? split(value, text) : Escape.XML.apply(value));
      at = end + 1;
    }
    return text.toString();
  }

  private static boolean inCdataAfter(String template, boolean before) {
    int opened = template.lastIndexOf(CDATA);
    int closed = template.lastIndexOf(CDATA_END);
    return opened == closed ? before : opened > closed;
  }

  /** Ends the section inside {@code ]]>} and begins another, so that the characters stay. */
  private static String split(String value, StringBuilder before) {
    String safe = value.replace(CDATA_END, "]]]]>" + CDATA + ">");
    // Brackets at the end of one value meet the '>' at the start of the next, or of the section.
    return safe.startsWith(">") && endsWithBrackets(before) ? CDATA_END + CDATA + safe : safe;
  }

  private static boolean endsWithBrackets(StringBuilder text) {
    int length = text.length();
    return length >= 2 && text.charAt(length - 1) == ']' && text.charAt(length - 2) == ']';
  }
}
