// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.reqcast.opening.Pay;

/** What an opening pays, in words and in figures. */
final class PayWords {
  private PayWords() {}

  static Map<String, Object> of(Pay pay) {
    BigDecimal most = pay.most() == null ? pay.least() : pay.most();
    String per = pay.per().name().toLowerCase(Locale.ROOT);
    String range = money(pay.least(), pay.currency());
    if (most.compareTo(pay.least()) != 0) {
      range += "–" + money(most, pay.currency());
    }
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("pay", range + " per " + per);
    words.put("payLeast", figure(pay.least()));
    words.put("payMost", figure(most));
    words.put("payCurrency", pay.currency());
    words.put("payPer", Forms.of(per, pay.per().name()));
    return words;
  }

  private static String money(BigDecimal amount, String currency) {
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    String figures =
        new DecimalFormat(
                whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(amount.setScale(2, RoundingMode.HALF_UP));
    return currency.equals("USD") ? "$" + figures : currency + " " + figures;
  }

  private static Number figure(BigDecimal amount) {
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    if (whole) {
      return amount.longValueExact();
    }
    return amount.doubleValue();
  }
}
