// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is wrong with text that is not YAML, in the words of somebody who writes it. */
record SyntaxMistake(int line, String message) {

  /** Part of what the parser says, and what a person should read instead. */
  private record Wording(String parser, String person) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording(
              "mapping values are not allowed",
              "a colon and a space stand inside a value, or the indentation is wrong;"
                  + " put the value in quotes"),
          new Wording("could not find expected ':'", "a ': ' is missing after a key"),
          new Wording("found '<stream end>'", "a bracket is opened and never closed"),
          new Wording("found ':'", "a key is missing before the colon"),
          new Wording("found unexpected end of stream", "a quote is opened and never closed"),
          new Wording("found unexpected document separator", "a quote is opened and never closed"),
          new Wording("expected <block end>", "the indentation does not fit the lines above"),
          new Wording("expected ',' or ']'", "a [ is opened and not closed, or a comma is missing"),
          new Wording("expected ',' or '}'", "a { is opened and not closed, or a comma is missing"),
          new Wording("sequence entries are not allowed", "a '- ' stands where no list can begin"),
          new Wording("found unknown escape", "a backslash in double quotes; use single quotes"),
          new Wording(
              "unexpected character found *", "a value may not begin with *; put it in quotes"),
          new Wording("found undefined alias", "anchors and aliases are not allowed"),
          new Wording("found undefined tag handle", "tags are not allowed"));

  static SyntaxMistake of(YamlEngineException broken, String text) {
    if (broken instanceof MarkedYamlEngineException marked) {
      return of(marked, text.split("\n", -1));
    }
    if (broken instanceof ReaderException unreadable) {
      String before = text.substring(0, Math.min(unreadable.getPosition(), text.length()));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      return new SyntaxMistake(line, "has a character that YAML does not allow; remove it");
    }
    return new SyntaxMistake(0, "is not YAML: " + broken.getMessage());
  }

  private static SyntaxMistake of(MarkedYamlEngineException broken, String[] lines) {
    int line = line(broken.getProblemMark().orElse(null));
    String said = broken.getProblem() == null ? "" : broken.getProblem();
    if (said.contains("TAB") || (line >= 1 && line <= lines.length && tabbed(lines[line - 1]))) {
      return new SyntaxMistake(line, "a tab stands in the indentation; use spaces");
    }
    if (said.contains("that cannot start any token")) {
      return new SyntaxMistake(line, "a value may not begin so; put it in quotes (" + said + ")");
    }
    boolean opened =
        said.contains("end of stream")
            || said.contains("expected ','")
            || said.contains("expected ':'");
    int place = opened ? line(broken.getContextMark().orElse(null)) : line;
    for (Wording wording : WORDINGS) {
      if (said.contains(wording.parser())) {
        return new SyntaxMistake(place, wording.person());
      }
    }
    return new SyntaxMistake(line, "is not YAML: " + said);
  }

  private static int line(@org.jspecify.annotations.Nullable Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }

  private static boolean tabbed(String line) {
    String indentation = line.substring(0, line.length() - line.stripLeading().length());
    return indentation.indexOf('\t') >= 0;
  }
}
