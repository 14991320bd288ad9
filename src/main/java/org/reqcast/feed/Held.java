// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/**
 * The question whether a set may shrink, kept beside what the account published last until a person
 * has answered it or it does not arise any more.
 */
record Held(String account, PublicFile file) {

  /** What was asked, and whether a person said yes. */
  private record Question(long lost, String sentence, boolean meant) {}

  static Held of(Surroundings around, String account) throws ConnectorException {
    return new Held(account, PublicFile.in(around.memory(), account + ".held.json"));
  }

  /** What waits for a person; empty where nothing does. */
  Optional<String> sentence() {
    return question().filter(asked -> !asked.meant()).map(Question::sentence);
  }

  void ask(long lost, String sentence) throws ConnectorException {
    write(new Question(lost, sentence, false));
  }

  /** A person says that the loss is meant; false where nothing was asked. */
  boolean say() throws ConnectorException {
    Optional<Question> asked = question().filter(one -> !one.meant());
    if (asked.isPresent()) {
      write(new Question(asked.get().lost(), asked.get().sentence(), true));
    }
    return asked.isPresent();
  }

  /** Whether a person said that a loss as large as this is meant. */
  boolean let(long lost) {
    return question().filter(asked -> asked.meant() && lost <= asked.lost()).isPresent();
  }

  /** Forgets the question, once the set is published. */
  void over() throws ConnectorException {
    file.delete();
  }

  private void write(Question asked) throws ConnectorException {
    file.write(
        JsonText.write(
            Map.of("lost", asked.lost(), "says", asked.sentence(), "meant", asked.meant())));
  }

  private Optional<Question> question() {
    try {
      return file.exists()
          ? JsonText.read(Files.readString(file.path())).flatMap(Held::of)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Question> of(Object json) {
    return json instanceof Map<?, ?> map && map.get("lost") instanceof Number lost
        ? Optional.of(
            new Question(
                lost.longValue(),
                String.valueOf(map.get("says")),
                Boolean.TRUE.equals(map.get("meant"))))
        : Optional.empty();
  }
}
