// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reqcast.config.YamlMap;

/** Reads what an opening says about pay. */
final class PayReader {
  private static final Pattern FIGURE = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");

  private PayReader() {}

  static Optional<Pay> pay(YamlMap map) {
    map.text("least");
    Optional<BigDecimal> least = map.convert("least", PayReader::figure);
    Optional<BigDecimal> most = map.convert("most", PayReader::figure);
    map.text("currency");
    Optional<String> currency = map.convert("currency", Codes::currency);
    Pay.Per per = map.word("per", Pay.Per.class);
    map.done();
    if (least.isPresent() && most.isPresent() && most.get().compareTo(least.get()) < 0) {
      map.wrong("most", "is less than the least, " + least.get().toPlainString());
    }
    if (least.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Pay(least.get(), most.orElse(least.get()), currency.get(), per));
  }

  private static BigDecimal figure(String text) {
    if (!FIGURE.matcher(text.strip()).matches() || new BigDecimal(text.strip()).signum() == 0) {
      throw new IllegalArgumentException(
          "must be a figure above 0 such as 95000 or 48.50, without commas, not '" + text + "'");
    }
    return new BigDecimal(text.strip());
  }
}
