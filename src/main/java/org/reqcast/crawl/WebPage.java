// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.reqcast.grammar.HtmlText;
import org.reqcast.http.Answer;

/**
 * A web page as it came.
 *
 * @param url where it came from in the end
 */
record WebPage(String url, Document document, Directives directives) {
  private static final int MOST_TEXT = 100_000;
  private static final Set<String> UNTRUSTED = Set.of("nofollow", "ugc", "sponsored");
  private static final Pattern PROTECTED_LINE =
      Pattern.compile(
          "(?im)^.{0,3}\\b(date of birth|birth ?day|birth ?date|born( on| in)?|d\\.?o\\.?b\\.?|age"
              + "|gender|sex|pronouns|nationality|citizenship|marital status|religion|race"
              + "|ethnicity)\\s*[:：=].*$\\n?");
  private static final Pattern META_CHARSET = Pattern.compile("(?i)<meta[^>]+charset");

  /** A page out of an answer; empty where the answer is no page. */
  static Optional<WebPage> of(Answer answer, String url) {
    String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    boolean named = type.contains("html");
    if (!named && (!type.isBlank() || !sniffed(answer.body()))) {
      return Optional.empty();
    }
    try {
      Document document =
          Jsoup.parse(new ByteArrayInputStream(answer.body()), charset(answer, type), url);
      return Optional.of(new WebPage(url, document, Directives.of(answer, document)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  String title() {
    return document.title().strip();
  }

  /** The page that this one says it is a copy of, on whatever site. */
  Optional<String> canonical() {
    Element link = document.selectFirst("link[rel~=(?i)^canonical$][href]");
    return link == null ? Optional.empty() : PageAddress.normal(link.absUrl("href"));
  }

  /** Addresses that the page links to and vouches for, each once. */
  List<String> links() {
    Set<String> links = new LinkedHashSet<>();
    if (directives.follow()) {
      for (Element link : document.select("a[href], area[href]")) {
        if (rel(link).stream().noneMatch(UNTRUSTED::contains)) {
          PageAddress.normal(link.absUrl("href")).ifPresent(links::add);
        }
      }
    }
    return List.copyOf(links);
  }

  /** Addresses that the page calls other homes of the same person. */
  List<String> sameAs() {
    Set<String> links = new LinkedHashSet<>();
    for (Element link : document.select("a[rel][href], link[rel][href]")) {
      if (rel(link).contains("me")) {
        PageAddress.normal(link.absUrl("href")).ifPresent(links::add);
      }
    }
    return List.copyOf(links);
  }

  /** What a reader reads, without menus, and without lines about protected attributes. */
  String text() {
    Element main = document.selectFirst("main, [role=main]");
    Element root = (main == null ? document.body() : main).clone();
    root.select(
            "nav, footer, aside, form, script, style, noscript, template, iframe, svg, [hidden],"
                + " [aria-hidden=true], .dt-bday, .bday, .p-sex, .sex, .p-gender-identity")
        .remove();
    return allowed(HtmlText.words(root.html()));
  }

  /** A text without lines about protected attributes, and not without end. */
  static String allowed(String text) {
    String clean = PROTECTED_LINE.matcher(text).replaceAll("").strip();
    return clean.length() > MOST_TEXT ? clean.substring(0, MOST_TEXT) : clean;
  }

  /** A text alone out of an element, on one line. */
  static String line(@Nullable Element element) {
    return element == null ? "" : element.text().strip();
  }

  /** An address on the page made whole; empty where it is none. */
  String resolved(String address) {
    try {
      return java.net.URI.create(url).resolve(address.strip()).toString();
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  Elements select(String query) {
    return document.select(query);
  }

  private static Set<String> rel(Element link) {
    return Set.copyOf(
        new LinkedHashSet<>(
            List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"))));
  }

  private static boolean sniffed(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, 300), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return start.contains("<html") || start.contains("<!doctype html");
  }

  /** What the answer says, else what the bytes look like; null where the page itself says it. */
  private static @Nullable String charset(Answer answer, String type) {
    int at = type.indexOf("charset=");
    if (at >= 0) {
      String name = type.substring(at + 8).split("[;\\s]", 2)[0].replaceAll("[\"']", "");
      return known(name);
    }
    byte[] body = answer.body();
    String head = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1);
    if (META_CHARSET.matcher(head).find()) {
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return null;
    } catch (CharacterCodingException notUtf8) {
      CharsetMatch match = new CharsetDetector().setText(body).detect();
      return match == null ? "windows-1252" : known(match.getName());
    }
  }

  private static @Nullable String known(String charset) {
    try {
      return java.nio.charset.Charset.isSupported(charset) ? charset : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
