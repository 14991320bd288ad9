// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;

/**
 * Our words for a person, each with the expressions that find it in what a source shows.
 *
 * @param positions the list of jobs and the words of each; null where the source shows none
 * @param skip holds for a person who must not be kept; null for nobody
 */
public record Take(
    Map<String, List<Expression>> words, @Nullable Positions positions, @Nullable Expression skip) {
  private static final List<String> WORDS =
      List.of(
          "key",
          "url",
          "name",
          "headline",
          "emails",
          "phones",
          "links",
          "proven",
          "city",
          "region",
          "country",
          "place",
          "remote",
          "relocate",
          "certifications",
          "skills",
          "text");

  /** The jobs that a person held. */
  record Positions(Expression each, Map<String, Expression> words) {
    private static final List<String> WORDS = List.of("title", "employer", "from", "to", "summary");

    static Positions read(YamlMap map) {
      Expression each = Expressions.read(map, "each");
      Map<String, Expression> words = new LinkedHashMap<>();
      for (String word : WORDS) {
        Expressions.readIf(map, word).ifPresent(path -> words.put(word, path));
      }
      map.done();
      return new Positions(each, words);
    }

    List<Position> of(Object item, Map<String, ?> bound) throws ConnectorException {
      List<Position> positions = new ArrayList<>();
      for (Object job : each.list(item, bound)) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> word : words.entrySet()) {
          said.put(word.getKey(), HtmlText.plain(word.getValue().text(job, bound).orElse("")));
        }
        positions.add(
            new Position(
                said.getOrDefault("title", ""),
                said.getOrDefault("employer", ""),
                said.getOrDefault("from", ""),
                said.getOrDefault("to", ""),
                said.getOrDefault("summary", "")));
      }
      return positions;
    }
  }

  /** A person as one source shows them. */
  public record Taken(String key, String url, Person person, List<String> proven, String text) {}

  public static Take read(YamlMap map) {
    Map<String, List<Expression>> words = new LinkedHashMap<>();
    for (String word : WORDS) {
      if (map.has(word)) {
        words.put(word, Expressions.readAll(map, word));
      }
    }
    for (String needed : List.of("key", "text")) {
      if (!words.containsKey(needed)) {
        map.wrong(needed, "`take` needs `" + needed + "`");
      }
    }
    Positions positions = map.mapIf("positions").map(Positions::read).orElse(null);
    Expression skip = Expressions.readIf(map, "skip").orElse(null);
    map.done();
    return new Take(Map.copyOf(words), positions, skip);
  }

  /** The source's key for the person that an item is about; empty where it has none. */
  public String key(Object item, Map<String, ?> bound) throws ConnectorException {
    List<Expression> paths = words.getOrDefault("key", List.of());
    return paths.isEmpty() ? "" : paths.getFirst().text(item, bound).orElse("");
  }

  public Taken take(String key, Object item, Map<String, ?> bound) throws ConnectorException {
    PlaceWords place = place(item, bound);
    Set<String> emails = new LinkedHashSet<>();
    texts("emails", item, bound).forEach(text -> emails.addAll(MailWords.in(text)));
    Person person =
        new Person(
            one("name", item, bound),
            one("headline", item, bound),
            List.copyOf(emails),
            texts("phones", item, bound),
            links("links", item, bound),
            place.city(),
            place.region(),
            place.country(),
            truth("remote", item, bound),
            truth("relocate", item, bound),
            positions == null ? List.of() : positions.of(item, bound),
            texts("certifications", item, bound),
            texts("skills", item, bound));
    return new Taken(
        key,
        one("url", item, bound),
        person,
        links("proven", item, bound),
        String.join("\n\n", texts("text", item, bound)));
  }

  private PlaceWords place(Object item, Map<String, ?> bound) throws ConnectorException {
    PlaceWords free = PlaceWords.split(one("place", item, bound));
    String city = one("city", item, bound);
    String region = one("region", item, bound);
    String country = one("country", item, bound);
    return new PlaceWords(
        city.isEmpty() ? free.city() : city,
        region.isEmpty() ? free.region() : region,
        country.isEmpty() ? free.country() : country);
  }

  private String one(String word, Object item, Map<String, ?> bound) throws ConnectorException {
    List<String> texts = texts(word, item, bound);
    return texts.isEmpty() ? "" : texts.getFirst().replaceAll("\\s*\\n\\s*", " ");
  }

  private List<String> texts(String word, Object item, Map<String, ?> bound)
      throws ConnectorException {
    Set<String> texts = new LinkedHashSet<>();
    for (Expression path : words.getOrDefault(word, List.of())) {
      for (Object value : path.list(item, bound)) {
        String text = HtmlText.plain(Expression.words(value));
        if (!text.isBlank()) {
          texts.add(text);
        }
      }
    }
    return List.copyOf(texts);
  }

  /** Addresses only; one without its scheme gets it. */
  private List<String> links(String word, Object item, Map<String, ?> bound)
      throws ConnectorException {
    Set<String> links = new LinkedHashSet<>();
    for (String text : texts(word, item, bound)) {
      if (BoardAddress.absolute(text) && !text.contains(" ")) {
        links.add(text);
      } else if (text.matches("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)+(/\\S*)?")) {
        links.add("https://" + text);
      }
    }
    return List.copyOf(links);
  }

  private @Nullable Boolean truth(String word, Object item, Map<String, ?> bound)
      throws ConnectorException {
    for (Expression path : words.getOrDefault(word, List.of())) {
      Object value = path.value(item, bound);
      if (value instanceof Boolean said) {
        return said;
      }
      if (value != null) {
        return said(Expression.words(value));
      }
    }
    return null;
  }

  static @Nullable Boolean said(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    if (words.matches("(no|not|none|never|false|on-?site only)\\b.*")) {
      return false;
    }
    return words.matches(
            "(yes|yep|true|open|ok|sure|willing|prefer|only|remote|either|both|possibly|maybe"
                + "|hybrid|any)\\b.*|(preferred|possible).*")
        ? Boolean.TRUE
        : null;
  }
}
