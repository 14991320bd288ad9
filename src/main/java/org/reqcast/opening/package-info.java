// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** The noun: an opening, its places, its pay and what it asks for. Imports nothing of ours. */
@NullMarked
package org.reqcast.opening;

import org.jspecify.annotations.NullMarked;
