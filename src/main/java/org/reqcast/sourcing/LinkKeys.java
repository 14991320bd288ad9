// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of pages in one spelling, whatever the scheme. */
final class LinkKeys {
  private LinkKeys() {}

  /** Empty for what is no web address, such as a file's path. */
  static Optional<String> normal(String link) {
    try {
      URI uri = new URI(link.strip());
      String scheme = uri.getScheme();
      String host = uri.getHost();
      if (scheme == null || host == null || !scheme.toLowerCase(Locale.ROOT).startsWith("http")) {
        return Optional.empty();
      }
      String name = host.toLowerCase(Locale.ROOT);
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      return Optional.of(
          (name.startsWith("www.") ? name.substring(4) : name)
              + port(uri)
              + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
              + marked("?", query(uri.getRawQuery()))
              + marked("#", uri.getRawFragment()));
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  private static String port(URI uri) {
    int port = uri.getPort();
    return port < 0 || port == 80 || port == 443 ? "" : ":" + port;
  }

  /** Without the marks of campaigns, which say how somebody came, not where. */
  private static @Nullable String query(@Nullable String query) {
    return query == null
        ? null
        : Arrays.stream(query.split("&", -1))
            .filter(pair -> !pair.startsWith("utm_"))
            .collect(Collectors.joining("&"));
  }

  private static String marked(String mark, @Nullable String text) {
    return text == null || text.isEmpty() ? "" : mark + text;
  }
}
