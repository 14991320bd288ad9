// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the employer really pays.
 *
 * @param currency ISO 4217
 * @param most equal to {@code least} where the pay is one figure
 */
public record Pay(BigDecimal least, @Nullable BigDecimal most, String currency, Per per) {

  /** The time that a figure is for, in the words of schema.org's {@code unitText}. */
  public enum Per {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }
}
