// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Template;
import org.reqcast.connector.Words;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.RequestBody;

/** What a feed looks like. */
public sealed interface FeedShape {

  /**
   * What stands before the items.
   *
   * @param around words of the account
   */
  String head(Words around) throws ConnectorException;

  /** What stands before an item, the first one or another. */
  String between(boolean first);

  /** One item alone. */
  String item(Words ad) throws ConnectorException;

  /** What stands after the items. */
  String foot(Words around);

  /** A file with one item. */
  default String alone(Words around, Words ad) throws ConnectorException {
    return head(around) + between(true) + item(ad) + foot(around);
  }

  /** Text around and between: XML, mostly. */
  record Text(Template head, Template item, Template foot) implements FeedShape {
    @Override
    public String head(Words around) {
      return head.render(around);
    }

    @Override
    public String between(boolean first) {
      return "";
    }

    @Override
    public String item(Words ad) {
      return item.render(ad);
    }

    @Override
    public String foot(Words around) {
      return foot.render(around);
    }
  }

  /**
   * JSON: a list of items, alone or at one of the names of a whole.
   *
   * @param list the name that holds the items; null where the list stands alone
   */
  record Structure(RequestBody.Leaf whole, @Nullable String list, RequestBody.Leaf each)
      implements FeedShape {
    @Override
    public String head(Words around) throws ConnectorException {
      if (list == null) {
        return "[";
      }
      Map<String, Object> frame = new LinkedHashMap<>();
      if (Pruned.of(whole.value(around)) instanceof Map<?, ?> said) {
        said.forEach((name, value) -> frame.put(String.valueOf(name), value));
      }
      frame.remove(list);
      String start = JsonText.write(frame);
      String open = start.substring(0, start.length() - 1) + (frame.isEmpty() ? "" : ",");
      return open + JsonText.write(list) + ":[";
    }

    @Override
    public String between(boolean first) {
      return first ? "\n" : ",\n";
    }

    @Override
    public String item(Words ad) throws ConnectorException {
      return JsonText.write(Pruned.of(each.value(ad)));
    }

    @Override
    public String foot(Words around) {
      return list == null ? "\n]\n" : "\n]}\n";
    }

    /** Where nothing surrounds the items, one alone needs no list. */
    @Override
    public String alone(Words around, Words ad) throws ConnectorException {
      return list == null ? item(ad) + "\n" : FeedShape.super.alone(around, ad);
    }
  }
}
