// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A block of addresses such as {@code 10.0.0.0/8}. */
record AddressRange(byte[] start, int bits) {
  /** Of the operator's own network: reachable only where an account allows it. */
  static final List<AddressRange> OWN =
      all(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "::1/128",
          "fc00::/7");

  /** Never a place to send anything to. */
  static final List<AddressRange> NOWHERE =
      all(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/128",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/32",
          "2001:db8::/32",
          "3fff::/20",
          "5f00::/16",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  private static final AddressRange NAT64 = of("64:ff9b::/96");
  private static final AddressRange SIX_TO_FOUR = of("2002::/16");
  private static final AddressRange COMPATIBLE = of("::/96");

  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] start = InetAddress.getByName(text.substring(0, slash)).getAddress();
      return new AddressRange(start, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  boolean holds(byte[] address) {
    if (address.length != start.length) {
      return false;
    }
    int whole = bits / 8;
    int mask = 0xff << (8 - bits % 8) & 0xff;
    return Arrays.equals(address, 0, whole, start, 0, whole)
        && (bits % 8 == 0 || (address[whole] & mask) == (start[whole] & mask));
  }

  /** The IPv4 address that an IPv6 address carries inside, else the address itself. */
  static byte[] innermost(byte[] address) {
    if (NAT64.holds(address)) {
      return Arrays.copyOfRange(address, 12, 16);
    }
    if (SIX_TO_FOUR.holds(address)) {
      return Arrays.copyOfRange(address, 2, 6);
    }
    boolean small = address.length == 16 && address[12] == 0 && address[13] == 0;
    if (COMPATIBLE.holds(address) && !small) {
      return Arrays.copyOfRange(address, 12, 16);
    }
    return address;
  }

  private static List<AddressRange> all(String... texts) {
    return Stream.of(texts).map(AddressRange::of).toList();
  }
}
