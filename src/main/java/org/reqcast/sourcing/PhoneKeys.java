// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.util.Optional;

/** Telephone numbers in one spelling: digits with the country in front, as far as that is sure. */
final class PhoneKeys {
  private static final int FEWEST = 8;
  private static final int MOST = 15;
  private static final int NORTH_AMERICAN = 10;

  private PhoneKeys() {}

  /**
   * Empty for what is too short or long to be anybody's own number.
   *
   * @param country where the person lives, ISO 3166-1 alpha-2; empty where unknown
   */
  static Optional<String> normal(String phone, String country) {
    String number = phone.replaceFirst("(?i)\\s*(ext|x|extension)[. ]*\\d+\\s*$", "");
    String digits = number.replaceAll("\\D", "");
    boolean international = number.strip().startsWith("+");
    if (digits.startsWith("00")) {
      digits = digits.substring(2);
      international = true;
    }
    if (!international) {
      if (digits.length() == NORTH_AMERICAN && !digits.startsWith("0")) {
        digits = northAmerican(country) ? "1" + digits : country + digits;
      } else if (!(digits.length() == NORTH_AMERICAN + 1 && digits.startsWith("1"))) {
        digits = country + digits;
      }
    }
    long numerals = digits.chars().filter(Character::isDigit).count();
    return numerals < FEWEST || numerals > MOST ? Optional.empty() : Optional.of(digits);
  }

  private static boolean northAmerican(String country) {
    return country.isEmpty() || country.equals("US") || country.equals("CA");
  }
}
