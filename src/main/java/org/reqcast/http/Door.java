// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

/**
 * A server that does not speak HTTP, and how it wants to be treated.
 *
 * @param scope requests of one scope keep their distance
 * @param privateAllowed whether loopback and private addresses may be reached
 */
public record Door(String scope, String host, int port, Manners manners, boolean privateAllowed) {

  /** What is done there, with sockets that connect to nothing else than may be reached. */
  @FunctionalInterface
  public interface Visit<T, E extends Exception> {
    T with(javax.net.SocketFactory sockets) throws E;
  }
}
