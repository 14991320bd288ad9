// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.time.Instant;

/**
 * Something that was placed on a sandbox board.
 *
 * @param id the board's name for it
 * @param text everything readable in it
 * @param made when
 */
public record Post(String id, String text, Instant made) {}
