// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import org.reqcast.connector.Remedy;

/** What the other side will not do, in words that follow its name, and who must act. */
final class Denied extends IOException {
  private static final long serialVersionUID = 1;

  private final Remedy remedy;

  Denied(Remedy remedy, String message) {
    super(message);
    this.remedy = remedy;
  }

  Remedy remedy() {
    return remedy;
  }
}
