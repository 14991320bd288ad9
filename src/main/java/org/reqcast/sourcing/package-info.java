// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** What to do with what came in: the collector, and which profiles are one person. */
@NullMarked
package org.reqcast.sourcing;

import org.jspecify.annotations.NullMarked;
