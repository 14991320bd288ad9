// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Preview;
import org.reqcast.ledger.Postings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an ad said, as the ledger keeps it: the parts of a preview as JSON. */
public final class AdText {
  private static final Logger LOG = LoggerFactory.getLogger(AdText.class);

  private AdText() {}

  /** What will be sent for an ad; null where nobody can say. Nothing is sent the less for that. */
  static Postings.@Nullable Text of(Ad ad, Delivery delivery) {
    try {
      Preview preview = delivery.preview(ad);
      return preview.says().isEmpty() ? null : of(ad.revision(), preview);
    } catch (ConnectorException | RuntimeException | StackOverflowError e) {
      LOG.debug("what is sent for {} is not kept", ad.posting(), e);
      return null;
    }
  }

  /** To be kept for a revision. */
  static Postings.Text of(String revision, Preview preview) {
    List<Map<String, String>> parts = new ArrayList<>();
    for (Preview.Part part : preview.says()) {
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
