// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * Builds everything, closes it in reverse, hands out the clock. Nothing else asks what time it is.
 */
@NullMarked
package org.reqcast.app;

import org.jspecify.annotations.NullMarked;
