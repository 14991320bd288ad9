// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** One file per verb. Keeper of picocli and of the console. */
@NullMarked
package org.reqcast.cli;

import org.jspecify.annotations.NullMarked;
