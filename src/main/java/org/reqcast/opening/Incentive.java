// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something besides the pay that speaks for a job.
 *
 * @param amount how much it is worth; null where that is not said
 * @param currency ISO 4217; null where there is no amount
 * @param days a week; 0 where that is not said
 * @param words as people read it in an ad
 */
public record Incentive(
    Kind kind, @Nullable BigDecimal amount, @Nullable String currency, int days, String words) {

  /** What sort of thing it is, so that it can be compared with what people wish for. */
  public enum Kind {
    SIGN_ON_BONUS,
    RETENTION_BONUS,
    REFERRAL_BONUS,
    RELOCATION,
    REMOTE_DAYS,
    FLEXIBLE_HOURS,
    CERTIFICATION,
    EDUCATION,
    STUDENT_LOANS,
    HOUSING,
    TRAVEL,
    VISA,
    OTHER
  }

  /** One in words alone, of which nobody said what sort it is. */
  public static Incentive valueOf(String words) {
    return new Incentive(Kind.OTHER, null, null, 0, words);
  }
}
