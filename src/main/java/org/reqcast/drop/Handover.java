// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.reqcast.connector.Remedy;

/**
 * The steps in which files are handed over. All are written whole under names that no reader looks
 * for, and only then take the names that one does: whenever it ends early, whoever reads finds the
 * old file or the new one.
 */
record Handover(Inbox inbox) {

  /** The name under which a file is written. */
  static String next(String name) {
    return "." + name + ".part";
  }

  /** The name of the old file while the new one takes its place, where nothing is replaced. */
  static String aside(String name) {
    return "." + name + ".old";
  }

  /** Puts files in place of older ones. */
  void place(Map<String, Path> files) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      write(next(file.getKey()), file.getValue());
    }
    for (String name : files.keySet()) {
      move(name);
    }
  }

  /** Clears what a handover left that ended early: the reader's file is there again. */
  void clear(String name) throws IOException {
    if (inbox.size(aside(name)).isPresent()) {
      if (inbox.size(name).isEmpty()) {
        inbox.move(aside(name), name);
      } else {
        inbox.remove(aside(name));
      }
    }
    inbox.remove(next(name));
  }

  /** Writes and removes an empty file, to see whether that is allowed. */
  void rehearse() throws IOException {
    Path empty = Files.createTempFile("drop", ".part");
    try {
      inbox.write(next("reqcast-check"), empty);
      inbox.remove(next("reqcast-check"));
    } finally {
      Files.delete(empty);
    }
  }

  private void write(String next, Path file) throws IOException {
    try {
      inbox.write(next, file);
    } catch (Denied denied) {
      // Half a file would go on using room, of which there may be too little.
      quietly(() -> inbox.remove(next));
      throw denied;
    }
    // What is not listed yet may come late; what is listed and too small went wrong.
    OptionalLong arrived = inbox.size(next);
    if (arrived.isPresent() && arrived.getAsLong() != Files.size(file)) {
      quietly(() -> inbox.remove(next));
      throw new Denied(
          Remedy.WAIT,
          "took %d of %d bytes of a file".formatted(arrived.getAsLong(), Files.size(file)));
    }
  }

  private void move(String name) throws IOException {
    try {
      inbox.move(next(name), name);
    } catch (Denied denied) {
      if (inbox.size(name).isEmpty()) {
        throw denied;
      }
      exchange(name, denied);
    }
  }

  /** Where nothing is replaced, both whole files are there while the name changes hands. */
  private void exchange(String name, Denied why) throws IOException {
    try {
      inbox.remove(aside(name));
      inbox.move(name, aside(name));
    } catch (Denied denied) {
      why.addSuppressed(denied);
      throw why;
    }
    try {
      inbox.move(next(name), name);
    } catch (Denied denied) {
      inbox.move(aside(name), name);
      throw denied;
    }
    inbox.remove(aside(name));
  }

  /** Something that is well done, and no matter if not. */
  @FunctionalInterface
  private interface Doing {
    void run() throws IOException;
  }

  private static void quietly(Doing doing) {
    try {
      doing.run();
    } catch (IOException left) {
      // It is cleared at the next visit.
    }
  }
}
