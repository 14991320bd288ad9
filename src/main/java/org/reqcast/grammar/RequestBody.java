// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Words;

/** What a request carries. */
public sealed interface RequestBody {

  /** The bytes to send. */
  byte[] bytes(Words words) throws ConnectorException;

  /** The media type. */
  String type();

  /** A JSON value whose texts are templates or expressions; its shape is kept. */
  record Structure(Leaf root) implements RequestBody {
    @Override
    public byte[] bytes(Words words) throws ConnectorException {
      return JsonText.write(root.value(words)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String type() {
      return "application/json";
    }
  }

  /** Fields as a web form sends them; empty ones stay at home. */
  record Form(Map<String, Template> fields) implements RequestBody {
    @Override
    public byte[] bytes(Words words) {
      List<String> pairs = new ArrayList<>();
      fields.forEach(
          (name, template) -> {
            String value = template.render(words);
            if (!value.isEmpty()) {
              pairs.add(Escape.URL.apply(name) + "=" + Escape.URL.apply(value));
            }
          });
      return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String type() {
      return "application/x-www-form-urlencoded";
    }
  }

  /** Text as it stands. */
  record Text(Template text, String type) implements RequestBody {
    @Override
    public byte[] bytes(Words words) {
      return text.render(words).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A part of a JSON body. */
  sealed interface Leaf {

    /** What it becomes; null where there is nothing to say. */
    @Nullable Object value(Words words) throws ConnectorException;
  }

  /** A number, truth or null. */
  record Constant(@Nullable Object constant) implements Leaf {
    @Override
    public @Nullable Object value(Words words) {
      return constant;
    }
  }

  /** A text with words in it. */
  record Said(Template template) implements Leaf {
    @Override
    public Object value(Words words) {
      return template.render(words);
    }
  }

  /** An expression over the words. */
  record Computed(Expression path) implements Leaf {
    @Override
    public @Nullable Object value(Words words) throws ConnectorException {
      return path.value(words.map(), Map.of());
    }
  }

  /** Names with values; an expression that yields nothing leaves its name out. */
  record Fields(Map<String, Leaf> fields) implements Leaf {
    @Override
    public Object value(Words words) throws ConnectorException {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Map.Entry<String, Leaf> field : fields.entrySet()) {
        Object value = field.getValue().value(words);
        if (value != null || field.getValue() instanceof Constant) {
          values.put(field.getKey(), value);
        }
      }
      return values;
    }
  }

  /** Values in order. */
  record Items(List<Leaf> items) implements Leaf {
    @Override
    public Object value(Words words) throws ConnectorException {
      List<Object> values = new ArrayList<>();
      for (Leaf item : items) {
        Object value = item.value(words);
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }
  }
}
