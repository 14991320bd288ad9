// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a verb speaks to.
 *
 * @param colours whether a person's terminal is at the other end, which shows colours and progress
 * @param columns its width
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours, int columns) {

  /** The process's own; the launcher says whether it is a terminal and how wide. */
  static Terminal system() {
    int columns = 100;
    try {
      columns = Math.clamp(Integer.parseInt(System.getProperty("reqcast.columns", "100")), 40, 240);
    } catch (NumberFormatException odd) {
      // a width that is no number is as good as none
    }
    return new Terminal(
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false),
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
        Boolean.getBoolean("reqcast.terminal") && System.getenv("NO_COLOR") == null,
        columns);
  }

  Ansi ansi() {
    return colours ? Ansi.ON : Ansi.OFF;
  }

  /** Text in a picocli style such as {@code bold} or {@code fg(green)}, where colours are shown. */
  String styled(String style, String text) {
    return colours
        ? ansi().string("@|" + style + " " + text.replace("|@", "|\u200b@") + "|@")
        : text;
  }

  void json(Object answer) {
    out.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(answer));
  }

  /** A line that is overwritten by the next, on terminals only. */
  void progress(String what, long done, long of) {
    if (!colours) {
      return;
    }
    int width = 24;
    int filled = of <= 0 ? 0 : (int) Math.min(width, done * width / of);
    String bar = "█".repeat(filled) + "░".repeat(width - filled);
    err.print("\r" + what + " " + bar + " " + String.format("%,d of %,d", done, of) + " ");
    if (done >= of) {
      err.println();
    }
    err.flush();
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
