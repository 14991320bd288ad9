// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States by their postal abbreviation. */
final class Places {
  private static final String STATES =
      """
      AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;\
      DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;\
      IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;\
      MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;\
      NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;\
      OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;PR Puerto Rico;RI Rhode Island;\
      SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;\
      WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming""";

  private static final Map<String, String> NAMES = new LinkedHashMap<>();
  private static final Map<String, String> CODES = new LinkedHashMap<>();

  static {
    for (String state : STATES.split(";", -1)) {
      String code = state.substring(0, 2);
      String name = state.substring(3).strip();
      NAMES.put(code, name);
      CODES.put(name.toLowerCase(Locale.ROOT), code);
    }
  }

  private Places() {}

  /** A state's name; the abbreviation itself where it is not known. */
  static String name(String code) {
    return NAMES.getOrDefault(code, code);
  }

  /** The abbreviation of a state given by its full name, in any case. */
  static Optional<String> named(String words) {
    return Optional.ofNullable(CODES.get(words.strip().toLowerCase(Locale.ROOT)));
  }

  /** An abbreviation for whatever a person writes for a state. */
  static String code(String written) {
    return named(written).orElse(written.strip().toUpperCase(Locale.ROOT));
  }
}
