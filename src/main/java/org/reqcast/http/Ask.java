// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that should leave.
 *
 * @param scope whose budget it uses, usually the account's name
 * @param headers as sent; names in any case
 * @param body null for none
 * @param repeat whether sending it twice does harm
 * @param crawling true where robots.txt decides whether we may
 * @param privateAllowed whether loopback and private addresses may be reached
 * @param mostBytes size limit of the answer's body after decompression
 * @param secrets texts that must never appear in a log, an error or a recording
 */
public record Ask(
    String scope,
    String method,
    URI uri,
    Map<String, String> headers,
    byte @Nullable [] body,
    Repeat repeat,
    boolean crawling,
    boolean privateAllowed,
    Duration timeout,
    long mostBytes,
    List<String> secrets,
    Manners manners) {

  public Ask {
    headers = Map.copyOf(headers);
    secrets = List.copyOf(secrets);
  }

  /** Whether a request may be sent again when its answer was lost. */
  public enum Repeat {
    /** Reading, or a write that repeats without effect. */
    HARMLESS,
    /** A write that would happen twice. */
    NEVER
  }
}
