// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.WordPressServer;

/** A site that we look at before and after. */
class WordPressPosterTest extends PosterContract {
  @Override
  Board board() {
    WordPressServer server = new WordPressServer(0, 1, "riverside", "abcd efgh ijkl");
    return new Board(
        server,
        server::posts,
        "wordpress",
        Map.of("address", server.address(), "user", "riverside"),
        Map.of("password", "abcd efgh ijkl"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(1);
  }
}
