// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import org.jspecify.annotations.Nullable;

/** When and how long, as far as the text tells. */
record Period(
    @Nullable Double years, @Nullable Integer from, @Nullable Integer to, @Nullable Integer last) {

  static final Period UNKNOWN = new Period(null, null, null, null);
}
