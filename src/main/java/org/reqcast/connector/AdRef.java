// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import org.jspecify.annotations.Nullable;

/**
 * The board's own name for an ad.
 *
 * @param id what the board calls it
 * @param link where a person can see it; null where the board gives no address
 */
public record AdRef(String id, @Nullable String link) {}
