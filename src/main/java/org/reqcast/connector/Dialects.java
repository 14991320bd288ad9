// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;
import java.util.Optional;
import org.reqcast.config.YamlMap;

/** The ways of speaking, as the catalog sees them: it never learns which there are. */
public interface Dialects {

  /** The words that may follow {@code speaks}. */
  List<String> names();

  /**
   * Reads the part of a connector file that its dialect understands. Mistakes go to the mapping's
   * problems; empty where the word names no dialect.
   *
   * @param rest the whole file's mapping; the common keys have been asked for already
   */
  Optional<Speech> read(ConnectorFile file, YamlMap rest);

  /** A connector file, understood: opens accounts. */
  @FunctionalInterface
  interface Speech {
    Connector open(Account account);

    /** What its channel can do with ads; empty where it takes none. */
    default Optional<Abilities> abilities() {
      return Optional.empty();
    }
  }
}
