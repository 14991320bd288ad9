// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** Boards that take no ads from programs: what a person needs to place them there by hand. */
@NullMarked
package org.reqcast.hand;

import org.jspecify.annotations.NullMarked;
