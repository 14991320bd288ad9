// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Template;
import org.reqcast.connector.Words;

/** What a feed looks like. */
sealed interface FeedShape {

  /**
   * Writes a feed, one item after the other.
   *
   * @param around words of the account
   */
  void write(Writer out, Words around, Iterable<Words> items)
      throws IOException, ConnectorException;

  /** One item alone. */
  String item(Words ad) throws ConnectorException;

  /** Text around and between: XML, mostly. */
  record Text(Template head, Template item, Template foot) implements FeedShape {
    @Override
    public void write(Writer out, Words around, Iterable<Words> items) throws IOException {
      out.write(head.render(around));
      for (Words ad : items) {
        out.write(item.render(ad));
      }
      out.write(foot.render(around));
    }

    @Override
    public String item(Words ad) {
      return item.render(ad);
    }
  }

  /**
   * JSON, whose items are a list at one of its names.
   *
   * @param list the name that holds the items
   */
  record Structure(RequestBody.Leaf whole, String list, RequestBody.Leaf each)
      implements FeedShape {
    @Override
    public void write(Writer out, Words around, Iterable<Words> items)
        throws IOException, ConnectorException {
      Map<String, Object> frame = new LinkedHashMap<>();
      if (Pruned.of(whole.value(around)) instanceof Map<?, ?> said) {
        said.forEach((name, value) -> frame.put(String.valueOf(name), value));
      }
      frame.remove(list);
      String start = JsonText.write(frame);
      String open = start.substring(0, start.length() - 1) + (frame.isEmpty() ? "" : ",");
      out.write(open + JsonText.write(list) + ":[");
      String between = "\n";
      for (Words ad : items) {
        out.write(between);
        out.write(item(ad));
        between = ",\n";
      }
      out.write("\n]}\n");
    }

    @Override
    public String item(Words ad) throws ConnectorException {
      return JsonText.write(Pruned.of(each.value(ad)));
    }
  }
}
