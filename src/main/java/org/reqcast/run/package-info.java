// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** The sentence: one turn of a schedule, its report, and the pauses that need a person. */
@NullMarked
package org.reqcast.run;

import org.jspecify.annotations.NullMarked;
