// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reqcast.config.Near;

/** Countries, currencies and addresses as the standards write them; else a sentence what to do. */
final class Codes {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Map<String, String> NAMED = named();
  private static final List<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList();

  private Codes() {}

  static String country(String text) {
    String code = text.strip();
    if (COUNTRIES.contains(code)) {
      return code;
    }
    String meant = NAMED.get(code.toLowerCase(Locale.ROOT));
    throw new IllegalArgumentException(
        "must be two capitals (ISO 3166-1) such as US, not '"
            + code
            + "'"
            + Optional.ofNullable(meant).map(c -> ", did you mean '" + c + "'?").orElse(""));
  }

  static String currency(String text) {
    String code = text.strip();
    if (CURRENCIES.contains(code)) {
      return code;
    }
    throw new IllegalArgumentException(
        "must be three capitals (ISO 4217) such as USD, not '"
            + code
            + "'"
            + (code.length() == 3 ? Near.didYouMean(code, CURRENCIES) : ""));
  }

  static String https(String text) {
    String address = text.strip();
    try {
      URI uri = new URI(address);
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          "is no web address (" + malformed.getReason() + "): '" + address + "'", malformed);
    }
    throw new IllegalArgumentException("must be an address with https://, not '" + address + "'");
  }

  /** Countries by what people write instead of the code, in lower case. */
  private static Map<String, String> named() {
    Map<String, String> named = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      named.put(code.toLowerCase(Locale.ROOT), code);
      named.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
      named.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
    }
    named.put("uk", "GB");
    named.put("united states of america", "US");
    return Map.copyOf(named);
  }
}
