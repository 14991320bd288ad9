// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.connector.Preview;
import org.reqcast.ledger.Postings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an ad said, as the ledger keeps it: the parts of a preview as JSON. */
public final class AdText {
  private AdText() {}

  /** To be kept for a revision. */
  static Postings.Text of(String revision, Preview preview) {
    List<Map<String, String>> parts = new ArrayList<>();
    for (Preview.Part part : preview.parts()) {
      Map<String, String> one = new LinkedHashMap<>();
      one.put("headline", part.headline());
      one.put("body", part.body());
      parts.add(one);
    }
    return new Postings.Text(
        revision, JsonMapper.shared().writeValueAsString(parts), Instant.EPOCH);
  }

  /** The parts that were kept; none where they were too long to be kept. */
  public static List<Preview.Part> parts(Postings.Text text) {
    List<Preview.Part> parts = new ArrayList<>();
    if (!text.text().isEmpty()) {
      for (JsonNode part : JsonMapper.shared().readTree(text.text())) {
        parts.add(new Preview.Part(part.path("headline").asString(), part.path("body").asString()));
      }
    }
    return parts;
  }
}
