// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;

/**
 * Reads the places of an opening: mappings, or texts such as {@code Columbus, OH, US}, {@code
 * Columbus, OH, US (hybrid)} and {@code Remote, US}.
 */
final class PlaceReader {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern WORKPLACE =
      Pattern.compile("(.*)\\((on-site|hybrid|remote)\\)", Pattern.CASE_INSENSITIVE);
  private static final String FORM =
      "must be 'city, region, country' as in 'Columbus, OH, US', or 'Remote, country'";

  private PlaceReader() {}

  static List<Place> places(YamlMap opening) {
    List<Place> places = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    List<YamlMap> maps = opening.maps("places", "words");
    if (!opening.has("places")) {
      opening.text("places");
    } else if (opening.isList("places") && maps.isEmpty()) {
      opening.wrong("places", "must name at least one place");
    }
    for (YamlMap map : maps) {
      read(map)
          .ifPresent(
              place -> {
                if (keys.add(place.key())) {
                  places.add(place);
                } else {
                  map.wrong(
                      "key", "'" + place.key() + "' names two places; give each a key of its own");
                }
              });
    }
    return places;
  }

  private static Optional<Place> read(YamlMap map) {
    if (map.keys().equals(List.of("words"))) {
      return inWords(map, map.text("words"));
    }
    Workplace workplace = map.word("workplace", Workplace.class, Workplace.ON_SITE);
    Place place =
        new Place(
            "",
            map.textIf("street").orElse(null),
            map.textIf("city").orElse(null),
            map.textIf("region").orElse(null),
            map.textIf("postal-code").orElse(null),
            country(map, workplace),
            workplace);
    if (workplace != Workplace.REMOTE && place.city() == null) {
      map.wrong("city", "is missing; only remote work needs none");
    }
    Optional<String> key = map.textIf("key");
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      map.wrong("key", "may have small letters, digits and hyphens: '" + key.get() + "'");
    }
    map.done();
    return Optional.of(named(key.orElse(null), place));
  }

  private static String country(YamlMap map, Workplace workplace) {
    if (workplace == Workplace.REMOTE && !map.has("country")) {
      map.wrong(
          "country",
          "is missing: boards drop remote openings that do not say where people" + " may live");
      return "";
    }
    map.text("country");
    return map.convert("country", Codes::country).orElse("");
  }

  private static Optional<Place> inWords(YamlMap map, String words) {
    Matcher matcher = WORKPLACE.matcher(words.strip());
    boolean stated = matcher.matches();
    String[] parts = (stated ? matcher.group(1) : words).strip().split("\\s*,\\s*", -1);
    boolean remote = parts[0].equalsIgnoreCase("remote");
    if (remote ? parts.length < 2 || parts.length > 3 : parts.length != 3 || parts[0].isEmpty()) {
      map.wrong("words", FORM + ", not '" + words + "'");
      return Optional.empty();
    }
    Workplace workplace =
        remote
            ? Workplace.REMOTE
            : stated
                ? Workplace.valueOf(matcher.group(2).toUpperCase(Locale.ROOT).replace('-', '_'))
                : Workplace.ON_SITE;
    try {
      String country = Codes.country(parts[parts.length - 1]);
      String region = parts.length == 3 && !parts[1].isEmpty() ? parts[1] : null;
      String city = remote ? null : parts[0];
      return Optional.of(named(null, new Place("", null, city, region, null, country, workplace)));
    } catch (IllegalArgumentException noCountry) {
      map.wrong("words", "'" + words + "': the country " + noCountry.getMessage());
      return Optional.empty();
    }
  }

  /** With the given key, or one made of the place: {@code columbus-oh}, {@code remote-us}. */
  private static Place named(@Nullable String key, Place place) {
    String area = place.region() == null ? place.country() : place.region();
    String city = place.workplace() == Workplace.REMOTE ? "remote" : place.city();
    String made = slug((city == null ? "" : city + " ") + area);
    return new Place(
        key == null ? made : key,
        place.street(),
        place.city(),
        place.region(),
        place.postalCode(),
        place.country(),
        place.workplace());
  }

  private static String slug(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }
}
