// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.reqcast.grammar.MailWords;

/** The properties of one microformat, in its new spelling ({@code p-name}) or the old one. */
public record Marks(Element root) {
  private static final Pattern ROOT =
      Pattern.compile("h-[a-z][a-z-]*|vcard|hresume|hentry|vevent|hreview");
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2})?");

  /** The first value of a property, on one line; empty where it is absent. */
  String one(String property) {
    List<String> all = all(property);
    return all.isEmpty() ? "" : all.getFirst();
  }

  List<String> all(String property) {
    List<String> values = new ArrayList<>();
    for (Element element : marked(property)) {
      String value = value(element);
      if (!value.isBlank()) {
        values.add(value);
      }
    }
    return values;
  }

  /** The addresses of a property in their one spelling. */
  List<String> urls(String property) {
    Set<String> urls = new LinkedHashSet<>();
    for (Element element : marked(property)) {
      String url = element.hasAttr("href") ? element.absUrl("href") : value(element);
      PageAddress.normal(url).ifPresent(urls::add);
    }
    return List.copyOf(urls);
  }

  List<String> mails() {
    Set<String> mails = new LinkedHashSet<>();
    for (Element element : marked("email")) {
      String text = element.hasAttr("href") ? element.attr("href") : value(element);
      mails.addAll(MailWords.in(text.replaceFirst("(?i)^mailto:", "").split("\\?", 2)[0]));
    }
    return List.copyOf(mails);
  }

  /** Year, or year and month. */
  String date(String property) {
    for (Element element : marked(property)) {
      String text = element.hasAttr("datetime") ? element.attr("datetime") : value(element);
      var matcher = DATE.matcher(text);
      if (matcher.find()) {
        return matcher.group();
      }
      if (text.strip().equalsIgnoreCase("present")) {
        return "present";
      }
    }
    return "";
  }

  /** The name where none is marked: an image's or abbreviation's, else the words themselves. */
  String impliedName() {
    boolean marked =
        root.getAllElements().stream()
            .skip(1)
            .flatMap(element -> element.classNames().stream())
            .anyMatch(name -> name.startsWith("p-") || name.startsWith("e-"));
    if (marked) {
      return "";
    }
    Element alone = root.childrenSize() == 1 ? root.child(0) : null;
    for (Element element : alone == null ? List.of(root) : List.of(root, alone)) {
      String said = element.normalName().equals("img") ? element.attr("alt") : "";
      if (element.normalName().equals("abbr")) {
        said = element.attr("title");
      }
      if (!said.isBlank()) {
        return said.strip();
      }
    }
    String text = root.text().strip();
    return text.length() <= 80 ? text : "";
  }

  Optional<String> impliedUrl() {
    Element link =
        root.normalName().equals("a")
            ? root
            : root.select("> a[href]").size() == 1 ? root.selectFirst("> a[href]") : null;
    return link == null ? Optional.empty() : PageAddress.normal(link.absUrl("href"));
  }

  private List<Element> marked(String property) {
    List<Element> found = new ArrayList<>();
    root.children().forEach(child -> gather(child, property, found));
    if (found.isEmpty() && root.classNames().stream().anyMatch(name -> is(name, property))) {
      found.add(root);
    }
    return found;
  }

  private static void gather(Element element, String property, List<Element> found) {
    if (element.classNames().stream().anyMatch(name -> is(name, property))) {
      found.add(element);
    }
    boolean other =
        element.classNames().stream()
            .anyMatch(name -> ROOT.matcher(name).matches() && !name.equals("h-adr"));
    if (!other) {
      element.children().forEach(child -> gather(child, property, found));
    }
  }

  private static boolean is(String className, String property) {
    if (className.equals("p-" + property)
        || className.equals("u-" + property)
        || className.equals("e-" + property)
        || className.equals("dt-" + property)) {
      return true;
    }
    return switch (property) {
      case "name" -> className.equals("fn");
      case "job-title" -> className.equals("title");
      case "start" -> className.equals("dtstart");
      case "end" -> className.equals("dtend");
      default -> className.equals(property);
    };
  }

  private static String value(Element element) {
    boolean nested = element.classNames().stream().anyMatch(name -> ROOT.matcher(name).matches());
    if (nested) {
      String name = new Marks(element).one("name");
      return name.isEmpty() ? element.text().strip() : name;
    }
    StringBuilder parts = new StringBuilder();
    element.select(".value").forEach(part -> parts.append(part.text()));
    if (!parts.isEmpty()) {
      return parts.toString().strip();
    }
    return switch (element.normalName()) {
      case "abbr" -> element.hasAttr("title") ? element.attr("title") : element.text();
      case "data", "input" -> element.attr("value");
      case "img", "area" -> element.attr("alt");
      default -> element.text();
    };
  }
}
