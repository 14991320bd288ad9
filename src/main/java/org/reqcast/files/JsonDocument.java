// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.util.Map;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.Take;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A JSON file about one person, taken apart by the connector file's own words. */
final class JsonDocument implements FileContent {
  private static final int MOST_BYTES = 2 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Take take;

  JsonDocument(Take take) {
    this.take = take;
  }

  @Override
  public Take.Taken read(byte[] bytes, String name) throws UnreadableFile {
    if (bytes.length > MOST_BYTES) {
      throw new UnreadableFile("is larger than " + (MOST_BYTES >> 20) + " MB");
    }
    try {
      Object document = JSON.readValue(bytes, Object.class);
      if (!(document instanceof Map)) {
        throw new UnreadableFile("is not about one person");
      }
      Map<String, String> bound = Map.of("path", name);
      if (take.skip() != null && take.skip().holds(document, bound)) {
        throw new UnreadableFile("is passed over, as the connector file says");
      }
      Take.Taken taken = take.take(name, document, bound);
      if (taken.text().isBlank() || taken.person().name().isBlank()) {
        throw new UnreadableFile("holds no name and text where the connector file looks for them");
      }
      return taken;
    } catch (JacksonException broken) {
      throw new UnreadableFile("is not JSON (line " + line(broken) + ")", broken);
    } catch (ConnectorException unfit) {
      throw new UnreadableFile("does not fit: " + unfit.getMessage(), unfit);
    }
  }

  private static int line(JacksonException broken) {
    return broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
  }
}
