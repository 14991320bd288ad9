// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** What to do about each ad: a pure planner, and the poster that does it exactly once. */
@NullMarked
package org.reqcast.posting;

import org.jspecify.annotations.NullMarked;
