// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** The database: the truth. Keeper of JDBI, Flyway and the drivers. */
@NullMarked
package org.reqcast.ledger;

import org.jspecify.annotations.NullMarked;
