// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import org.jdbi.v3.core.Handle;

/** Hands out ascending numbers inside the writer's transaction; none is ever used twice. */
final class Counter {
  private final Handle handle;
  private final String name;
  private long last;

  private Counter(Handle handle, String name, long last) {
    this.handle = handle;
    this.name = name;
    this.last = last;
  }

  static Counter open(Handle handle, String name) {
    long last =
        handle
            .createQuery("SELECT last FROM counter WHERE name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one();
    return new Counter(handle, name, last);
  }

  long next() {
    return ++last;
  }

  /** Remembers what was handed out; belongs into the same transaction. */
  void save() {
    handle.execute("UPDATE counter SET last = ? WHERE name = ? AND last <> ?", last, name, last);
  }
}
