// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.config.YamlNode.Entries;
import org.reqcast.config.YamlNode.Entry;
import org.reqcast.config.YamlNode.Items;
import org.reqcast.config.YamlNode.Scalar;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Makes nodes of YAML text. Nothing is expanded: anchors, aliases and tags are mistakes. */
final class YamlParser {
  private static final int DEEPEST = 40;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  /** Stops the reading of a file that is not worth reading on. */
  private static final class GiveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GiveUp() {
      super("given up", null, false, false);
    }
  }

  private final String file;
  private final Problems problems;
  private final Iterator<Event> events;
  private int depth;
  private boolean anchored;

  private YamlParser(String text, String file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /** Every document of the text; empty where it cannot be understood. */
  static Optional<List<YamlNode>> parse(String text, String file, Problems problems) {
    List<YamlNode> documents = new ArrayList<>();
    try {
      YamlParser parser = new YamlParser(text, file, problems);
      while (parser.events.hasNext()) {
        Event event = parser.events.next();
        if (event instanceof NodeEvent node) {
          documents.add(parser.node(node));
        }
      }
      return parser.anchored ? Optional.empty() : Optional.of(documents);
    } catch (GiveUp reported) {
      return Optional.empty();
    } catch (YamlEngineException broken) {
      SyntaxMistake mistake = SyntaxMistake.of(broken, text);
      problems.add(file, mistake.line(), mistake.message());
      return Optional.empty();
    }
  }

  private YamlNode node(NodeEvent event) {
    refuseAnchors(event);
    return switch (event) {
      case ScalarEvent scalar -> {
        scalar.getTag().ifPresent(tag -> refuseTag(scalar, tag));
        yield new Scalar(line(scalar), scalar.getValue(), scalar.isPlain());
      }
      case CollectionStartEvent start -> {
        start.getTag().ifPresent(tag -> refuseTag(start, tag));
        if (++depth > DEEPEST) {
          problems.add(file, line(start), "is nested more than " + DEEPEST + " levels deep");
          throw new GiveUp();
        }
        YamlNode node = start instanceof MappingStartEvent ? entries(start) : items(start);
        depth--;
        yield node;
      }
      default -> new Scalar(line(event), "", true);
    };
  }

  private Items items(CollectionStartEvent start) {
    List<YamlNode> items = new ArrayList<>();
    while (events.next() instanceof NodeEvent item) {
      items.add(node(item));
    }
    return new Items(line(start), List.copyOf(items));
  }

  private Entries entries(CollectionStartEvent start) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (events.next() instanceof NodeEvent first) {
      YamlNode key = node(first);
      YamlNode value = node((NodeEvent) events.next());
      if (!(key instanceof Scalar name)) {
        problems.add(file, key.line(), "a key must be a text, not " + key.words());
      } else if (name.value().isBlank()) {
        problems.add(file, key.line(), "a key is missing before the colon");
      } else {
        keep(entries, name, value);
      }
    }
    return new Entries(line(start), entries);
  }

  private void keep(Map<String, Entry> entries, Scalar name, YamlNode value) {
    Entry earlier = entries.putIfAbsent(name.value(), new Entry(name.line(), value));
    if (earlier != null) {
      problems.add(
          file,
          name.line(),
          "the key '" + name.value() + "' stands twice, first in line " + earlier.line());
    }
  }

  private void refuseAnchors(NodeEvent event) {
    boolean alias = event.getEventId() == Event.ID.Alias;
    if (!anchored && (alias || event.getAnchor().isPresent())) {
      anchored = true;
      String name = event.getAnchor().map(Object::toString).orElse("");
      problems.add(
          file,
          line(event),
          "anchors and aliases are not allowed ("
              + (alias ? "*" : "&")
              + name
              + "); write the value out, or put quotes around it");
    }
  }

  private void refuseTag(Event event, String tag) {
    problems.add(
        file,
        line(event),
        "tags are not allowed (" + tag.replace("tag:yaml.org,2002:", "!!") + "); remove it");
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
