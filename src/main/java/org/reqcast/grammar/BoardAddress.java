// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/** Puts addresses together the way people mean them. */
public final class BoardAddress {
  private BoardAddress() {}

  /**
   * The address of a path below a home.
   *
   * <p>A path that is an address itself stands alone. Parameters with nothing to say are left out,
   * and a second question mark joins like the ampersand that was meant, so that a setting may end
   * in a parameter.
   */
  public static URI of(String home, String path) throws ConnectorException {
    String whole = absolute(path) ? path : joined(home.strip(), path);
    if (!absolute(whole)) {
      throw new ConnectorException(
          Remedy.RECONFIGURE, "the settings give no address that starts with https://");
    }
    try {
      URI uri = new URI(tidy(whole.replace(" ", "%20")));
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException unreadable) {
      // The address may hold a secret, so the sentence below must not repeat it.
    }
    throw new ConnectorException(
        Remedy.RECONFIGURE,
        "the settings make an address that cannot be read; check their spelling");
  }

  public static boolean absolute(String text) {
    return text.startsWith("https://") || text.startsWith("http://");
  }

  private static String joined(String home, String path) {
    String start = home.endsWith("/") ? home.substring(0, home.length() - 1) : home;
    if (!start.isEmpty() && !start.contains("://")) {
      start = "https://" + start;
    }
    return path.isEmpty() || path.startsWith("/") || path.startsWith("?")
        ? start + path
        : start + "/" + path;
  }

  private static String tidy(String whole) {
    int mark = whole.indexOf('?');
    if (mark < 0) {
      return whole;
    }
    List<String> kept = new ArrayList<>();
    for (String pair : whole.substring(mark + 1).replace('?', '&').split("&", -1)) {
      if (!pair.isEmpty() && !pair.endsWith("=")) {
        kept.add(pair);
      }
    }
    String start = whole.substring(0, mark);
    return kept.isEmpty() ? start : start + "?" + String.join("&", kept);
  }
}
