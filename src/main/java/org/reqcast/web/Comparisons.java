// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.util.Optional;
import org.reqcast.ledger.PostingRow;
import org.reqcast.posting.Comparison;

/** What ads last said, beside what they would say now. */
@FunctionalInterface
public interface Comparisons {
  /** Of one posting; empty where neither is known. */
  Optional<Comparison> of(PostingRow row);
}
