// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * E-mail addresses in one spelling; those that several people read are none.
 *
 * @param shared names before the @ that belong to nobody
 * @param dotless domains that ignore dots before the @
 */
record MailKeys(Set<String> shared, Set<String> dotless) {

  /** The lists that come with the program. */
  static MailKeys read() {
    return new MailKeys(
        lines("/same-person/shared-mailboxes.txt"), lines("/same-person/dotless-mail.txt"));
  }

  Optional<String> normal(String address) {
    String text = address.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("mailto:")) {
      text = text.substring("mailto:".length());
    }
    int at = text.lastIndexOf('@');
    if (at < 1 || text.indexOf('.', at) < 0 || text.endsWith(".")) {
      return Optional.empty();
    }
    String name = text.substring(0, at);
    String domain = text.substring(at + 1);
    String bare = name.contains("+") ? name.substring(0, name.indexOf('+')) : name;
    if (shared.contains(bare) || bare.isEmpty()) {
      return Optional.empty();
    }
    return dotless.contains(domain)
        ? Optional.of(bare.replace(".", "") + "@" + domain)
        : Optional.of(name + "@" + domain);
  }

  private static Set<String> lines(String resource) {
    InputStream found = MailKeys.class.getResourceAsStream(resource);
    if (found == null) {
      throw new IllegalStateException("missing from the program: " + resource);
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
