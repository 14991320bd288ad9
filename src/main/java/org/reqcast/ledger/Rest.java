// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Instant;

/**
 * Why an account whose board is in trouble is left alone for a while.
 *
 * @param until when it is tried again, with one ad
 * @param failures turns in a row that the board's trouble ended
 * @param why what the last of them said
 */
public record Rest(Instant until, int failures, String why) {}
