// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a board asks of an XML feed, written from its rules and not from our files: it reads with
 * the parser of the JDK. A name may be a path ({@code location/city}) or an attribute
 * ({@code @id}).
 */
final class XmlBoard implements BoardRules {
  private final String root;
  private final String item;
  private final List<String> header = new ArrayList<>();
  private final List<String> needed = new ArrayList<>();
  private final Set<String> unique = new HashSet<>();
  private final Map<String, String> like = new LinkedHashMap<>();
  private final Map<String, int[]> lengths = new LinkedHashMap<>();
  private final List<BiConsumer<Element, Consumer<String>>> more = new ArrayList<>();
  private BiConsumer<Element, Consumer<String>> whole = (element, broken) -> {};
  private String start = "";

  private XmlBoard(String root, String item) {
    this.root = root;
    this.item = item;
  }

  static XmlBoard of(String root, String item) {
    return new XmlBoard(root, item);
  }

  XmlBoard header(String... names) {
    header.addAll(List.of(names));
    return this;
  }

  XmlBoard needs(String... names) {
    needed.addAll(List.of(names));
    return this;
  }

  XmlBoard unique(String name) {
    unique.add(name);
    return this;
  }

  /** Where it stands, it is like this. */
  XmlBoard like(String name, String regex) {
    like.put(name, regex);
    return this;
  }

  XmlBoard length(String name, int least, int most) {
    lengths.put(name, new int[] {least, most});
    return this;
  }

  XmlBoard also(BiConsumer<Element, Consumer<String>> rule) {
    more.add(rule);
    return this;
  }

  XmlBoard whole(BiConsumer<Element, Consumer<String>> rule) {
    whole = rule;
    return this;
  }

  /** The file begins so. */
  XmlBoard begins(String text) {
    start = text;
    return this;
  }

  @Override
  public Set<String> brokenBy(byte[] file) throws Exception {
    Set<String> broken = new java.util.TreeSet<>();
    String first = new String(file, 0, Math.min(200, file.length), StandardCharsets.UTF_8);
    if (!first.startsWith(start) || !first.toLowerCase(Locale.ROOT).contains("utf-8")) {
      broken.add("declaration");
    }
    Element all = parse(file);
    if (!all.getTagName().equalsIgnoreCase(root)) {
      broken.add("root " + all.getTagName());
    }
    header.stream().filter(name -> text(all, name).isBlank()).forEach(broken::add);
    whole.accept(all, broken::add);
    Set<String> seen = new HashSet<>();
    for (Element one : items(all)) {
      judge(one, seen, broken);
    }
    return broken;
  }

  private void judge(Element one, Set<String> seen, Set<String> broken) {
    needed.stream().filter(name -> text(one, name).isBlank()).forEach(broken::add);
    for (String name : unique) {
      if (!seen.add(name + " " + text(one, name))) {
        broken.add(name + " twice");
      }
    }
    like.forEach(
        (name, regex) -> {
          String text = text(one, name);
          if (!text.isEmpty() && !text.matches("(?s)" + regex)) {
            broken.add(name + " like " + text.substring(0, Math.min(80, text.length())));
          }
        });
    lengths.forEach(
        (name, bounds) -> {
          String text = text(one, name);
          int length = text.codePointCount(0, text.length());
          if (length < bounds[0] || length > bounds[1]) {
            broken.add(name + " of " + length);
          }
        });
    more.forEach(rule -> rule.accept(one, broken::add));
  }

  @Override
  public List<Item> items(byte[] file) throws Exception {
    List<Item> found = new ArrayList<>();
    for (Element one : items(parse(file))) {
      String title = text(one, "title");
      found.add(new Item(title.isEmpty() ? text(one, "name") : title, one.getTextContent()));
    }
    return found;
  }

  @Override
  public String item() {
    return item;
  }

  private List<Element> items(Element all) {
    List<Element> found = new ArrayList<>();
    NodeList named = all.getElementsByTagName(item);
    for (int i = 0; i < named.getLength(); i++) {
      found.add((Element) named.item(i));
    }
    return found;
  }

  static String text(Element from, String path) {
    if (path.startsWith("@")) {
      return from.getAttribute(path.substring(1));
    }
    @Nullable Node at = from;
    for (String name : path.split("/", -1)) {
      at = child(at, name);
      if (at == null) {
        return "";
      }
    }
    return at.getTextContent();
  }

  /** Letter case counts for no board that we know. */
  private static @Nullable Node child(Node of, String name) {
    for (Node one = of.getFirstChild(); one != null; one = one.getNextSibling()) {
      if (one.getNodeName().equalsIgnoreCase(name)) {
        return one;
      }
    }
    return null;
  }

  static Element parse(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
  }
}
