// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * The only way out: pace, robots.txt, time-outs, size limits, retries, redaction, the guard against
 * private addresses, record and replay. Keeper of OkHttp and crawler-commons.
 */
@NullMarked
package org.reqcast.http;

import org.jspecify.annotations.NullMarked;
