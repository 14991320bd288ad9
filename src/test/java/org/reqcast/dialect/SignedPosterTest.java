// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.reqcast.sandbox.SignedHookServer;

/** A receiver that checks signatures and drops what it knows. */
class SignedPosterTest extends PosterContract {
  @Override
  Board board() {
    String secret = "c2VjcmV0LW9mLXJpdmVyc2lkZQ==";
    SignedHookServer server = new SignedHookServer(0, 1, secret);
    return new Board(
        server,
        server::posts,
        "signed-http",
        Map.of("address", server.address() + "/hook"),
        Map.of("secret", "whsec_" + secret));
  }

  /** The receiver refuses what was signed long ago. */
  @Override
  InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(1);
  }

  @Override
  Map<String, String> otherSecrets(Map<String, String> secrets) {
    return Map.of("secret", "whsec_" + "b3RoZXItc2VjcmV0LW9mLW90aGVycw==");
  }
}
