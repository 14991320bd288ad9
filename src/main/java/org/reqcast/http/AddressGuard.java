// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests away from where they must not go. It answers name look-ups itself, so that the
 * address checked is the address connected to.
 */
final class AddressGuard {

  /** Finds the addresses of a host name. */
  @FunctionalInterface
  interface Names {
    List<InetAddress> lookup(String host) throws UnknownHostException;
  }

  /** Says that an address is not to be reached. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1;

    Forbidden(String message) {
      super(message);
    }
  }

  private final Names names;
  private final Set<InetAddress> trusted;
  private final Dns strict = host -> addresses(host, false);
  private final Dns lenient = host -> addresses(host, true);

  /**
   * @param trusted addresses that count as public
   */
  AddressGuard(Names names, Set<InetAddress> trusted) {
    this.names = names;
    this.trusted = trusted;
  }

  AddressGuard() {
    this(host -> List.of(InetAddress.getAllByName(host)), Set.of());
  }

  Dns dns(boolean privateAllowed) {
    return privateAllowed ? lenient : strict;
  }

  /**
   * Returns the address in its one normal spelling.
   *
   * @throws Forbidden where it is no web address, or one that we do not ask
   */
  HttpUrl url(String address, Ask ask) throws Forbidden {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      throw new Forbidden("not an http or https address");
    }
    check(url, ask);
    return url;
  }

  void check(HttpUrl url, Ask ask) throws Forbidden {
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      throw new Forbidden("an address must not carry a user name");
    }
    String host = url.host();
    if (odd(host)) {
      throw new Forbidden("the host is an oddly written number");
    }
    boolean usualPort = url.port() == 80 || url.port() == 443;
    boolean configured = !ask.crawling() && url.port() == ask.uri().getPort();
    if (!usualPort && !configured && !ask.privateAllowed()) {
      throw new Forbidden("port " + url.port() + " is not a usual one");
    }
    // The client connects to literal addresses without a look-up.
    byte @Nullable [] literal = literal(host);
    if (literal != null) {
      try {
        check(InetAddress.getByAddress(literal), ask.privateAllowed());
      } catch (UnknownHostException e) {
        throw e instanceof Forbidden forbidden ? forbidden : new Forbidden("no address");
      }
    }
  }

  private List<InetAddress> addresses(String host, boolean privateAllowed)
      throws UnknownHostException {
    List<InetAddress> addresses = names.lookup(host);
    for (InetAddress address : addresses) {
      check(address, privateAllowed);
    }
    return addresses;
  }

  void check(InetAddress address, boolean privateAllowed) throws Forbidden {
    if (trusted.contains(address)) {
      return;
    }
    byte[] outer = address.getAddress();
    byte[] inner = AddressRange.innermost(outer);
    boolean own = in(AddressRange.OWN, outer) || in(AddressRange.OWN, inner);
    if (in(AddressRange.NOWHERE, outer) || in(AddressRange.NOWHERE, inner)) {
      throw new Forbidden("the host stands for a reserved network address");
    }
    if (own && !privateAllowed) {
      throw new Forbidden(
          "the host stands for a private network address; where that is meant, give the account"
              + " private-addresses: true");
    }
  }

  private static boolean in(List<AddressRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.holds(address));
  }

  /** Whether a host ends in a number without being a plain dotted quad. */
  private static boolean odd(String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (bare.contains(":")) {
      return false;
    }
    String last = bare.substring(bare.lastIndexOf('.') + 1);
    boolean number = last.matches("(?i)\\d+|0x[0-9a-f]*");
    return number && (quad(bare) == null || !bare.equals(host));
  }

  private static byte @Nullable [] literal(String host) {
    if (!host.contains(":")) {
      return quad(host);
    }
    try {
      return InetAddress.getByName(host).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static byte @Nullable [] quad(String host) {
    if (!host.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}")) {
      return null;
    }
    byte[] bytes = new byte[4];
    int at = 0;
    for (String part : host.split("\\.", -1)) {
      int value = Integer.parseInt(part);
      if (value > 255) {
        return null;
      }
      bytes[at++] = (byte) value;
    }
    return bytes;
  }
}
