// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param uri where it came from in the end, after redirects
 * @param headers names in lower case
 * @param body decompressed; empty where there was none
 */
public record Answer(URI uri, int status, Map<String, List<String>> headers, byte[] body) {

  /** The first value of a header. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** True for 304: what we hold is still right. */
  public boolean unchanged() {
    return status == 304;
  }

  /** The body as text, in the charset that the header names, else UTF-8. */
  public String text() {
    return new String(body, charset());
  }

  private Charset charset() {
    String type = header("content-type").orElse("");
    int at = type.toLowerCase(java.util.Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return StandardCharsets.UTF_8;
    }
    String name = type.substring(at + 8).split("[;\\s]", 2)[0].replace("\"", "");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
