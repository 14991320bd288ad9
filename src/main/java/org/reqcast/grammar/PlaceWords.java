// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A place as people write it, split.
 *
 * @param city empty where the words name none
 * @param region postal abbreviation where it has one, else as written; may be empty
 * @param country ISO 3166-1 alpha-2, or empty
 */
public record PlaceWords(String city, String region, String country) {
  private static final PlaceWords NOWHERE = new PlaceWords("", "", "");
  private static final Pattern NO_PLACE =
      Pattern.compile(
          "(?i)\\b(remote|anywhere|earth|worldwide|global|internet|the cloud|everywhere)\\b");
  private static final Pattern EXTRA =
      Pattern.compile("(?i)\\(.*?\\)|\\b(greater|metro(politan)?|area|region)\\b|\\d{5}(-\\d{4})?");
  private static final Map<String, String> REGIONS = regions();
  private static final Map<String, String> COUNTRIES = countries();

  /** Splits {@code Columbus, OH}, {@code Columbus, Ohio, USA}, {@code Toronto, Ontario, Canada}. */
  public static PlaceWords split(String words) {
    String first = words.split("[|/;•\\n]", 2)[0];
    List<String> parts =
        Arrays.stream(EXTRA.matcher(first).replaceAll(" ").split(","))
            .map(part -> part.strip().replaceAll("\\s+", " "))
            .filter(part -> !part.isEmpty() && !NO_PLACE.matcher(part).find())
            .toList();
    if (parts.isEmpty() || parts.size() > 5) {
      return NOWHERE;
    }
    return parts.size() == 1 ? alone(parts.getFirst()) : several(parts);
  }

  private static PlaceWords alone(String part) {
    String country = COUNTRIES.get(bare(part));
    if (country != null) {
      return new PlaceWords("", "", country);
    }
    String region = REGIONS.get(bare(part));
    if (region != null && part.length() > 2) {
      return new PlaceWords("", abbreviation(region), country(region));
    }
    // "Columbus OH": the region may follow without a comma.
    int space = part.lastIndexOf(' ');
    if (space > 0) {
      String last = part.substring(space + 1);
      String state = last.equals(last.toUpperCase(Locale.ROOT)) ? REGIONS.get(bare(last)) : null;
      if (state != null) {
        return new PlaceWords(part.substring(0, space), abbreviation(state), country(state));
      }
    }
    return part.length() == 2 && region != null
        ? new PlaceWords("", abbreviation(region), country(region))
        : new PlaceWords(part, "", "");
  }

  private static PlaceWords several(List<String> parts) {
    String last = parts.getLast();
    String region = REGIONS.get(bare(last));
    String country = COUNTRIES.get(bare(last));
    // After a city, two letters mean a state: "San Jose, CA" is not in Canada.
    if (region != null && (parts.size() == 2 || country == null)) {
      return new PlaceWords(parts.get(parts.size() - 2), abbreviation(region), country(region));
    }
    if (country == null) {
      return new PlaceWords(parts.getFirst(), "", "");
    }
    if (parts.size() == 2) {
      String before = REGIONS.get(bare(parts.getFirst()));
      return before != null && country.equals(country(before)) && parts.getFirst().length() > 2
          ? new PlaceWords("", abbreviation(before), country)
          : new PlaceWords(parts.getFirst(), "", country);
    }
    String state = parts.get(parts.size() - 2);
    String known = REGIONS.get(bare(state));
    String city = parts.get(parts.size() - 3);
    return known != null && country.equals(country(known))
        ? new PlaceWords(city, abbreviation(known), country)
        : new PlaceWords(city, state, country);
  }

  private static String bare(String part) {
    return part.toLowerCase(Locale.ROOT).replace(".", "").strip();
  }

  private static String country(String region) {
    return region.substring(0, 2);
  }

  private static String abbreviation(String region) {
    return region.substring(3);
  }

  private static Map<String, String> regions() {
    Map<String, String> regions = new HashMap<>();
    put(
        regions,
        "US",
        "AL alabama;AK alaska;AZ arizona;AR arkansas;CA california;CO colorado;CT connecticut;"
            + "DE delaware;DC district of columbia;FL florida;GA georgia;HI hawaii;ID idaho;"
            + "IL illinois;IN indiana;IA iowa;KS kansas;KY kentucky;LA louisiana;ME maine;"
            + "MD maryland;MA massachusetts;MI michigan;MN minnesota;MS mississippi;MO missouri;"
            + "MT montana;NE nebraska;NV nevada;NH new hampshire;NJ new jersey;NM new mexico;"
            + "NY new york;NC north carolina;ND north dakota;OH ohio;OK oklahoma;OR oregon;"
            + "PA pennsylvania;PR puerto rico;RI rhode island;SC south carolina;SD south dakota;"
            + "TN tennessee;TX texas;UT utah;VT vermont;VA virginia;WA washington;"
            + "WV west virginia;WI wisconsin;WY wyoming");
    put(
        regions,
        "CA",
        "AB alberta;BC british columbia;MB manitoba;NB new brunswick;NL newfoundland and labrador;"
            + "NS nova scotia;NT northwest territories;NU nunavut;ON ontario;"
            + "PE prince edward island;QC quebec;QC québec;SK saskatchewan;YT yukon");
    return regions;
  }

  private static void put(Map<String, String> regions, String country, String list) {
    for (String entry : list.split(";")) {
      String short2 = entry.substring(0, 2);
      regions.put(short2.toLowerCase(Locale.ROOT), country + "-" + short2);
      regions.put(entry.substring(3), country + "-" + short2);
    }
  }

  private static Map<String, String> countries() {
    Map<String, String> countries = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      countries.put(bare(country.getDisplayCountry(Locale.ENGLISH)), code);
      countries.put(bare(country.getISO3Country()), code);
      countries.put(code.toLowerCase(Locale.ROOT), code);
    }
    countries.putAll(
        Map.of(
            "united states of america", "US",
            "the united states", "US",
            "uk", "GB",
            "england", "GB",
            "scotland", "GB",
            "wales", "GB",
            "the netherlands", "NL",
            "holland", "NL",
            "czech republic", "CZ",
            "south korea", "KR"));
    return countries;
  }
}
