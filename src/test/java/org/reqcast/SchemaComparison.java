// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reqcast.config.Asked;
import tools.jackson.databind.JsonNode;

/** Holds what readers ask of a file against what its JSON Schema tells editors, both ways. */
final class SchemaComparison {
  private final JsonNode root;
  private final boolean musts;
  private final List<String> differences = new ArrayList<>();

  private SchemaComparison(JsonNode root, boolean musts) {
    this.root = root;
    this.musts = musts;
  }

  /**
   * @param musts whether what one reader must have is a must in the schema too; not so where
   *     several readers share a kind of file
   */
  static List<String> differences(Asked asked, JsonNode schema, boolean musts) {
    SchemaComparison comparison = new SchemaComparison(schema, musts);
    comparison.mapping("", asked, comparison.objects(List.of(schema)));
    return comparison.differences;
  }

  private void mapping(String where, Asked asked, List<JsonNode> objects) {
    Map<String, JsonNode> properties = new TreeMap<>();
    Set<String> required = new TreeSet<>();
    List<JsonNode> free = new ArrayList<>();
    for (JsonNode object : objects) {
      object.path("properties").properties().forEach(e -> properties.put(e.getKey(), e.getValue()));
      object.path("required").forEach(name -> required.add(name.asString()));
      if (object.path("additionalProperties").isObject()) {
        free.add(object.get("additionalProperties"));
      }
    }
    Asked.Key any = new Asked.Key();
    asked
        .keys()
        .forEach(
            (name, key) -> {
              if (properties.containsKey(name)) {
                value(where + name, key, List.of(properties.get(name)));
                if (musts && key.required() && !required.contains(name)) {
                  differences.add(where + name + " must be given, and the schema does not say so");
                }
              } else if (!free.isEmpty()) {
                any.kinds().addAll(key.kinds());
                any.inside().add(key.inside());
              } else {
                differences.add(where + name + " is read, and the schema lacks it");
              }
            });
    if (!any.kinds().isEmpty()) {
      value(where + "*", any, free);
    }
    properties.keySet().stream()
        .filter(name -> !asked.keys().containsKey(name))
        .forEach(name -> differences.add(where + name + " is in the schema, and nobody reads it"));
  }

  private void value(String where, Asked.Key key, List<JsonNode> schemas) {
    List<JsonNode> ways = alternatives(schemas);
    if (ways.stream().anyMatch(way -> !way.has("type") && !way.has("enum"))) {
      return;
    }
    for (Asked.Kind kind : key.kinds()) {
      if (ways.stream().noneMatch(way -> fits(kind, key, way))) {
        differences.add(where + " is read as " + kind + ", and the schema does not allow it");
      }
    }
    if (!key.inside().keys().isEmpty()) {
      mapping(where + ".", key.inside(), objects(ways));
    }
  }

  private static boolean fits(Asked.Kind kind, Asked.Key key, JsonNode way) {
    return switch (kind) {
      case TEXT, DURATION -> is(way, "string") || way.has("enum");
      case NUMBER -> is(way, "integer") || is(way, "number");
      case FLAG -> is(way, "boolean");
      case WORD -> words(way).equals(key.words());
      case TEXTS -> is(way, "array") || is(way, "string");
      case MAP, TEXT_MAP -> is(way, "object");
      case MAPS -> is(way, "array") || is(way, "object");
      case ANY -> true;
    };
  }

  private static Set<String> words(JsonNode way) {
    Set<String> words = new TreeSet<>();
    way.path("enum").forEach(word -> words.add(word.asString()));
    return words;
  }

  private static boolean is(JsonNode way, String type) {
    JsonNode types = way.path("type");
    return types.isArray()
        ? types.valueStream().anyMatch(one -> one.asString().equals(type))
        : type.equals(types.asString(""));
  }

  /** The mappings that may stand here, or in the list that may stand here. */
  private List<JsonNode> objects(List<JsonNode> schemas) {
    List<JsonNode> objects = new ArrayList<>();
    for (JsonNode way : alternatives(schemas)) {
      if (is(way, "object")) {
        objects.add(way);
      } else if (way.has("items")) {
        objects.addAll(objects(List.of(way.get("items"))));
      }
    }
    return objects;
  }

  private List<JsonNode> alternatives(List<JsonNode> schemas) {
    List<JsonNode> ways = new ArrayList<>();
    for (JsonNode schema : schemas) {
      if (schema.has("$ref")) {
        String pointer = schema.get("$ref").asString().substring(1);
        ways.addAll(alternatives(List.of(root.at(pointer))));
      } else if (schema.has("anyOf")) {
        schema.get("anyOf").forEach(one -> ways.addAll(alternatives(List.of(one))));
      } else {
        ways.add(schema);
      }
    }
    return ways;
  }
}
