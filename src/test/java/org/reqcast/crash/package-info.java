// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
/** Kills the whole program again and again, and looks at what is left. */
@NullMarked
package org.reqcast.crash;

import org.jspecify.annotations.NullMarked;
