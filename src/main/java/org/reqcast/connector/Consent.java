// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.net.URI;

/** Asks a person, once, to agree that we act for an account. */
public interface Consent {

  /**
   * Makes the address at which a person agrees; sends nothing.
   *
   * @param redirect where the browser is sent afterwards, as the server knows it
   */
  Question ask(URI redirect) throws ConnectorException;

  /**
   * Takes the address to which the browser was sent, and keeps what was granted.
   *
   * @return what was granted and until when, in a sentence
   */
  String agreed(Question question, URI cameBack) throws ConnectorException, InterruptedException;

  /**
   * One asking.
   *
   * @param address the page for the person
   * @param state comes back with the answer to this question and no other
   * @param verifier shows that who asked is who takes the answer; never leaves before that
   */
  record Question(URI address, URI redirect, String state, String verifier) {
    /** Without what must not be seen. */
    @Override
    public String toString() {
      return "Question[" + address.getHost() + "]";
    }
  }
}
