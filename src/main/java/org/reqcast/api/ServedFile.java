// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.Optional;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/**
 * A small file that we show the world because a board looks for it, as to see that a site is ours.
 *
 * @param file path below the public folder
 */
record ServedFile(Template file, Template text) {

  /** The key {@code serve: {file: openings/KEY.txt, text: KEY}}. */
  static Optional<ServedFile> read(YamlMap rest, Vocabulary account) {
    return rest.mapIf("serve")
        .map(
            map -> {
              ServedFile served =
                  new ServedFile(
                      Template.of(map, "file", Escape.NONE, account),
                      Template.of(map, "text", Escape.NONE, account));
              map.done();
              return served;
            });
  }

  /** Sees to it that the file stands there. */
  void serve(Surroundings around, Words account) throws ConnectorException {
    PublicFile.in(around.publicFolder(), file.render(account).strip()).write(text.render(account));
  }
}
