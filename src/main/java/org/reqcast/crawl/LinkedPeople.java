// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.grammar.HtmlText;
import org.reqcast.grammar.MailWords;
import org.reqcast.grammar.PlaceWords;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People whom a page describes in JSON-LD, as it is written in the wild. */
final class LinkedPeople {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_MISSING_VALUES)
          .build();
  private static final int DEEPEST = 12;

  /** Where the people that a page is about hang; authors and reviewers hang elsewhere. */
  private static final Set<String> ABOUT =
      Set.of(
          "@graph",
          "mainEntity",
          "about",
          "employee",
          "employees",
          "member",
          "members",
          "founder",
          "founders",
          "itemListElement",
          "item",
          "hasPart",
          "department",
          "subjectOf");

  private final Map<String, JsonNode> named = new LinkedHashMap<>();
  private final Set<JsonNode> people = new LinkedHashSet<>();

  /** The people that the page is about. */
  static List<Told> on(WebPage page) {
    LinkedPeople found = new LinkedPeople();
    List<JsonNode> roots = new ArrayList<>();
    for (Element script : page.select("script[type*=ld+json]")) {
      read(script.data()).ifPresent(roots::add);
    }
    roots.forEach(root -> found.index(root, 0));
    Optional<JsonNode> main = roots.stream().flatMap(root -> found.main(root, 0)).findFirst();
    if (main.isPresent()) {
      found.people.add(main.get());
    } else {
      roots.forEach(root -> found.gather(root, 0));
    }
    return found.people.stream()
        .map(node -> found.told(node, page))
        .filter(told -> !told.person().name().isBlank())
        .toList();
  }

  private static Optional<JsonNode> read(String script) {
    String bare =
        script
            .replaceAll("^\\s*(//)?\\s*(<!--|<!\\[CDATA\\[)", "")
            .replaceAll("(//)?\\s*(-->|\\]\\]>)\\s*$", "");
    for (String text : List.of(bare, Parser.unescapeEntities(bare, false))) {
      try {
        return Optional.of(LENIENT.readTree(text));
      } catch (JacksonException broken) {
        // Entities may stand in for quotes: the second reading tries that.
      }
    }
    return Optional.empty();
  }

  private void index(JsonNode node, int depth) {
    String id = node.path("@id").asString("");
    if (!id.isEmpty() && node.size() > 1) {
      named.putIfAbsent(id, node);
    }
    if (depth < DEEPEST) {
      node.values().forEach(child -> index(child, depth + 1));
    }
  }

  private JsonNode resolved(JsonNode node) {
    String id = node.path("@id").asString("");
    JsonNode whole = named.get(id);
    return node.size() == 1 && whole != null ? whole : node;
  }

  private Stream<JsonNode> main(JsonNode node, int depth) {
    if (node.isObject() && is(node, "ProfilePage")) {
      JsonNode entity = resolved(first(node.path("mainEntity")));
      return is(entity, "Person") ? Stream.of(entity) : Stream.empty();
    }
    return depth > 3
        ? Stream.empty()
        : Stream.concat(
                node.isArray() ? node.values().stream() : Stream.empty(),
                node.path("@graph").values().stream())
            .flatMap(child -> main(child, depth + 1));
  }

  private void gather(JsonNode given, int depth) {
    JsonNode node = resolved(given);
    if (depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      node.values().forEach(child -> gather(child, depth + 1));
    } else if (is(node, "Person")) {
      people.add(node);
    } else if (node.isObject()) {
      ABOUT.forEach(key -> gather(node.path(key), depth + 1));
    }
  }

  private Told told(JsonNode node, WebPage page) {
    JsonNode employer = resolved(first(node.path("worksFor")));
    List<String> titles = texts(node.path("jobTitle"));
    String title = titles.isEmpty() ? "" : titles.getFirst();
    String at = text(employer);
    String name =
        texts(node.path("name")).stream()
            .findFirst()
            .orElse((one(node, "givenName") + " " + one(node, "familyName")).strip());
    String headline =
        title.isEmpty()
            ? one(node, "disambiguatingDescription")
            : title + (at.isEmpty() ? "" : ", " + at);
    List<Position> positions = new ArrayList<>();
    if (!title.isEmpty() || !at.isEmpty()) {
      positions.add(new Position(title, at, "", "present", ""));
    }
    Set<String> skills = new LinkedHashSet<>();
    Stream.of("skills", "knowsAbout")
        .flatMap(key -> texts(node.path(key)).stream())
        .flatMap(text -> Stream.of(text.split("\\s*[,;|]\\s*", -1)))
        .filter(skill -> !skill.isBlank() && skill.length() <= 80)
        .forEach(skills::add);
    Set<String> links = new LinkedHashSet<>();
    String home = address(one(node, "url"), page);
    Stream.concat(Stream.of(home), texts(node.path("sameAs")).stream())
        .forEach(link -> PageAddress.normal(link).ifPresent(links::add));
    List<String> certifications =
        Stream.of("hasCredential", "hasCertification")
            .flatMap(key -> texts(node.path(key)).stream())
            .toList();
    PlaceWords place = place(node);
    Person person =
        new Person(
            name.replaceAll("\\s+", " "),
            headline,
            texts(node.path("email")).stream()
                .flatMap(mail -> MailWords.in(mail.replaceFirst("(?i)^mailto:", "")).stream())
                .distinct()
                .toList(),
            texts(node.path("telephone")),
            List.copyOf(links),
            place.city(),
            place.region(),
            place.country(),
            null,
            null,
            positions,
            certifications,
            List.copyOf(skills));
    List<String> words = new ArrayList<>();
    words.add(headline);
    words.add(WebPage.allowed(HtmlText.plain(one(node, "description"))));
    words.add(String.join(", ", skills));
    words.addAll(certifications);
    words.removeIf(String::isBlank);
    return new Told(person, home, String.join("\n", words), "JSON-LD");
  }

  private PlaceWords place(JsonNode node) {
    for (String key : List.of("address", "workLocation", "homeLocation")) {
      JsonNode where = resolved(first(node.path(key)));
      JsonNode address = where.has("address") ? resolved(first(where.path("address"))) : where;
      String words =
          address.isString()
              ? address.asString()
              : Stream.of("addressLocality", "addressRegion", "addressCountry")
                  .map(part -> text(resolved(first(address.path(part)))))
                  .filter(part -> !part.isBlank())
                  .reduce((one, two) -> one + ", " + two)
                  .orElse(one(address, "name"));
      if (!words.isBlank()) {
        return PlaceWords.split(words);
      }
    }
    return new PlaceWords("", "", "");
  }

  private static String address(String url, WebPage page) {
    if (url.isBlank()) {
      return "";
    }
    String absolute = page.resolved(url);
    return PageAddress.normal(absolute).orElse("");
  }

  private static boolean is(JsonNode node, String type) {
    JsonNode types = node.path("@type");
    return (types.isArray() ? types.values().stream() : Stream.of(types))
        .map(one -> one.asString("").replaceFirst("(?i)^(https?://)?schema\\.org/|^schema:", ""))
        .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(type.toLowerCase(Locale.ROOT)));
  }

  private static JsonNode first(JsonNode node) {
    return node.isArray() ? node.path(0) : node;
  }

  private String one(JsonNode node, String key) {
    List<String> texts = texts(node.path(key));
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  private List<String> texts(JsonNode node) {
    return (node.isArray() ? node.values().stream() : Stream.of(node))
        .map(one -> text(resolved(one)))
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static String text(JsonNode node) {
    String text =
        node.isObject()
            ? node.path("name").asString(node.path("@value").asString(""))
            : node.isValueNode() ? node.asString("") : "";
    return Parser.unescapeEntities(text, false).strip();
  }
}
