// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import org.reqcast.config.YamlMap;

/**
 * Who lets us use a board.
 *
 * @param ask where to ask, in words; empty where everybody can help themselves
 */
public record Access(By by, String ask) {
  /** Of a file that says nothing of it. */
  public static final Access OPEN = new Access(By.SELF, "");

  /** Whose word it takes. */
  public enum By {
    /** Anybody makes the credential alone. */
    SELF,
    /** The board looks at who asks, and agrees or not. */
    APPROVAL,
    /** The board sells it. */
    PAID
  }

  /** The key {@code access: {by: approval, ask: where}}. */
  static Access read(YamlMap file) {
    return file.mapIf("access").map(Access::one).orElse(OPEN);
  }

  private static Access one(YamlMap map) {
    By by = map.word("by", By.class);
    String ask = map.textIf("ask").orElse("");
    if (by != By.SELF && ask.isBlank()) {
      map.wrong("ask", "`ask` is missing: where to ask for it");
    }
    map.done();
    return new Access(by, ask);
  }

  /** Whether nobody can use the board who has not been let in. */
  public boolean gated() {
    return by != By.SELF;
  }

  /** What is said of a channel that cannot be used yet. */
  String off(String needs) {
    return "off: needs " + needs + (ask.isEmpty() ? "" : "; ask " + ask);
  }
}
