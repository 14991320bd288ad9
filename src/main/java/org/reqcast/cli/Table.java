// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under headings, fitted to the terminal: the last column gives way first. */
final class Table {
  private static final int GAP = 2;
  private static final int LEAST_LAST = 24;
  private static final int MOST = 40;

  private final List<String[]> rows = new ArrayList<>();
  private final int columns;
  private final int[] widths;

  Table(String... headings) {
    columns = headings.length;
    widths = new int[columns];
    rows.add(headings);
  }

  Table row(@Nullable Object... cells) {
    rows.add(
        Arrays.stream(cells)
            .map(cell -> String.valueOf(cell).replaceAll("\\s+", " ").strip())
            .toArray(String[]::new));
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  void print(Terminal terminal) {
    fit();
    for (int number = 0; number < rows.size(); number++) {
      print(terminal, rows.get(number), number == 0);
    }
  }

  /** Prints the headings alone, above columns as wide as the rows so far; lines follow. */
  void open(Terminal terminal) {
    fit();
    print(terminal, rows.getFirst(), true);
    terminal.flush();
  }

  /** Prints one row at once, under the headings of an opened table. */
  void line(Terminal terminal, @Nullable Object... cells) {
    row(cells);
    print(terminal, rows.getLast(), false);
    terminal.flush();
  }

  private void fit() {
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (int i = 0; i < columns - 1; i++) {
      widths[i] = Math.min(widths[i], MOST);
    }
  }

  private void print(Terminal terminal, String[] row, boolean heading) {
    int before = Arrays.stream(widths, 0, columns - 1).sum() + GAP * (columns - 1);
    int last = Math.max(LEAST_LAST, terminal.columns() - before);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns - 1; i++) {
      String cell = cut(row[i], widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + GAP));
    }
    List<String> lines = wrap(row[columns - 1], last);
    String indent = " ".repeat(line.length());
    for (int i = 0; i < lines.size(); i++) {
      String text = ((i == 0 ? line : indent) + lines.get(i)).stripTrailing();
      terminal.out().println(heading ? terminal.styled("bold", text) : text);
    }
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int at = rest.lastIndexOf(' ', width);
      int end = at <= 0 ? width : at;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
