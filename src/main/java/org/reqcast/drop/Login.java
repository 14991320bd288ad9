// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

/**
 * Who we are on the other side.
 *
 * @param password empty where a key is enough
 * @param key a private key as PEM or OpenSSH writes it; empty for none
 * @param passphrase opens the key; empty where it is open
 * @param hostKeys fingerprints by which a person knows the server
 */
record Login(String user, String password, String key, String passphrase, String hostKeys) {

  /** A text without our secrets. */
  String strike(String text) {
    String open = text;
    for (String secret : new String[] {password, passphrase}) {
      open = secret.isEmpty() ? open : open.replace(secret, "‹secret›");
    }
    return open;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
