// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Looks for mistakes in a template before it is ever used. */
final class TemplateCheck {
  private final Escape escape;
  private final Vocabulary vocabulary;
  private final BiConsumer<Integer, String> wrong;
  private final List<Tag> open = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private boolean sound = true;

  TemplateCheck(Escape escape, Vocabulary vocabulary, BiConsumer<Integer, String> wrong) {
    this.escape = escape;
    this.vocabulary = vocabulary;
    this.wrong = wrong;
  }

  /** True where the template has no mistake. */
  boolean check(String source) {
    for (Tag tag : Tag.read(source, (line, message) -> wrong(line, message))) {
      switch (tag.kind()) {
        case '#', '^' -> {
          word(tag);
          open.add(tag);
        }
        case '/' -> close(tag);
        case '&' -> {
          word(tag);
          unescaped(tag);
        }
        case ' ' -> word(tag);
        default ->
            wrong(tag.line(), "{{" + tag.kind() + tag.name() + "}} is not part of this language");
      }
    }
    for (Tag tag : open) {
      wrong(tag.line(), "{{" + tag.kind() + tag.name() + "}} is never closed");
    }
    return sound;
  }

  /** The names that the template uses outside of sections over lists. */
  Set<String> names() {
    return names;
  }

  private void word(Tag tag) {
    List<String> sections = open.stream().map(Tag::name).toList();
    names.add(tag.name());
    if (!vocabulary.knows(tag.name(), sections)) {
      String hint = vocabulary.hint(tag.name(), sections);
      wrong(tag.line(), "unknown word {{" + tag.name() + "}}" + hint);
    }
  }

  private void close(Tag tag) {
    if (open.isEmpty() || !open.getLast().name().equals(tag.name())) {
      String expected = open.isEmpty() ? "nothing is open" : "expected {{/" + last() + "}}";
      wrong(tag.line(), "{{/" + tag.name() + "}}: " + expected);
    } else {
      open.removeLast();
    }
  }

  private String last() {
    return open.getLast().name();
  }

  private void unescaped(Tag tag) {
    boolean markup = escape == Escape.XML || escape == Escape.HTML;
    if (markup && !vocabulary.mayBeRaw(tag.name())) {
      wrong(tag.line(), "{{" + tag.name() + "}} must be escaped here: use two braces");
    }
  }

  private void wrong(int line, String message) {
    sound = false;
    wrong.accept(line, message);
  }
}
