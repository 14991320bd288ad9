// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers of JSON Feed 1.1 ask, from its specification. */
class JsonReader implements BoardRules {
  static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public Set<String> brokenBy(byte[] file) {
    JsonNode all = STRICT.readTree(file);
    Set<String> broken = new TreeSet<>();
    if (!all.path("version").asString("").equals("https://jsonfeed.org/version/1.1")) {
      broken.add("version");
    }
    if (all.path("title").asString("").isBlank()) {
      broken.add("title");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode item : all.path("items")) {
      if (!item.path("id").isString() || !ids.add(item.path("id").asString())) {
        broken.add("id");
      }
      if (!item.has("content_html") && !item.has("content_text")) {
        broken.add("content");
      }
      for (String date : List.of("date_published", "date_modified")) {
        if (!item.path(date).asString("").matches(MOMENT)) {
          broken.add(date);
        }
      }
    }
    return broken;
  }

  @Override
  public List<Item> items(byte[] file) {
    List<Item> items = new ArrayList<>();
    for (JsonNode item : STRICT.readTree(file).path("items")) {
      items.add(new Item(item.path("title").asString(""), item.toString()));
    }
    return items;
  }

  @Override
  public String item() {
    return "";
  }
}
