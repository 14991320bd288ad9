// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.reqcast.connector.Wording;
import org.reqcast.http.Http;

/**
 * What a dialect may use of the house.
 *
 * @param http the only way out
 * @param home the folder that relative paths of settings begin at
 * @param publicFolder where files lie that boards and the public read
 * @param tokens where a dialect may keep what servers gave us for our secrets
 * @param memory where a dialect may keep what it last published; everything in it can be made anew
 * @param vault seals the tokens
 */
public record Surroundings(
    Http http,
    InstantSource clock,
    Path home,
    Path publicFolder,
    Path tokens,
    Path memory,
    Wording wording,
    Vault vault) {

  /** With a key of the folder of tokens' own. */
  public Surroundings(
      Http http,
      InstantSource clock,
      Path home,
      Path publicFolder,
      Path tokens,
      Path memory,
      Wording wording) {
    this(
        http,
        clock,
        home,
        publicFolder,
        tokens,
        memory,
        wording,
        new Vault(tokens.resolve("key"), null, new SecureRandom()));
  }
}
