// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/**
 * Where files are put.
 *
 * @param host empty for this machine
 * @param folder where the login lands for an empty one; below it unless it begins with a slash
 */
record DropAddress(Way way, String host, int port, String folder) {
  private static final Pattern SCHEME = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]+://.*");

  /** How a folder is reached. */
  enum Way {
    SFTP(22),
    /** FTP that begins with TLS. */
    FTPS(990),
    /** FTP that turns to TLS before anything is said. */
    FTPES(21),
    LOCAL(0);

    private final int port;

    Way(int port) {
      this.port = port;
    }
  }

  static DropAddress of(String address) throws ConnectorException {
    if (!SCHEME.matcher(address).matches() && !address.isBlank()) {
      return new DropAddress(Way.LOCAL, "", 0, address);
    }
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme()).toUpperCase(Locale.ROOT);
      if (uri.getHost() != null && uri.getUserInfo() == null && scheme.matches("SFTP|FTPE?S")) {
        Way way = Way.valueOf(scheme);
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new DropAddress(
            way, uri.getHost(), uri.getPort() < 0 ? way.port : uri.getPort(), path);
      }
    } catch (IllegalArgumentException unreadable) {
      // Told below.
    }
    throw new ConnectorException(
        Remedy.RECONFIGURE,
        "'"
            + address
            + "' is no folder to put files into: write sftp://host/folder, ftpes://host/folder for FTP"
            + " that turns to TLS, ftps://host/folder for FTP that begins with it, or the path of a"
            + " folder here; the user is a setting of its own");
  }

  boolean here() {
    return way == Way.LOCAL;
  }

  /** As people write it. */
  @Override
  public String toString() {
    if (here()) {
      return folder;
    }
    String at = port == way.port ? "" : ":" + port;
    return way.name().toLowerCase(Locale.ROOT) + "://" + host + at + "/" + folder;
  }
}
