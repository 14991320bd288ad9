// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Sockets that look at the very address they connect to. */
final class GuardedSockets extends SocketFactory {
  private final AddressGuard guard;
  private final boolean privateAllowed;

  GuardedSockets(AddressGuard guard, boolean privateAllowed) {
    this.guard = guard;
    this.privateAllowed = privateAllowed;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress to, int millis) throws IOException {
        if (!(to instanceof InetSocketAddress address) || address.isUnresolved()) {
          throw new AddressGuard.Forbidden("the host name is not known");
        }
        guard.check(address.getAddress(), privateAllowed);
        super.connect(to, millis);
      }

      @Override
      public void connect(SocketAddress to) throws IOException {
        connect(to, 0);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(host, port);
  }
}
