// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.reqcast.http.Answer;

/**
 * What a sitemap says.
 *
 * @param maps further sitemaps
 */
record SitemapText(List<Place> pages, List<String> maps) {
  private static final int MOST_BYTES = 20_000_000;
  private static final int MOST_PAGES = 5_000;
  private static final int MOST_MAPS = 50;

  /**
   * A page in a sitemap.
   *
   * @param changed when it changed last; null where the sitemap does not say
   */
  record Place(String url, @Nullable Instant changed) {}

  /** Reads XML, XML in gzip, or one address on a line; whatever it cannot read is left out. */
  static SitemapText of(Answer answer) {
    byte[] bytes = answer.body();
    try {
      String text = packed(bytes) ? unpacked(bytes) : new String(bytes, StandardCharsets.UTF_8);
      return text.stripLeading().startsWith("<") ? xml(text) : lines(text);
    } catch (IOException broken) {
      return new SitemapText(List.of(), List.of());
    }
  }

  /** The sitemaps that a robots.txt names. */
  static List<String> named(String robots) {
    return robots
        .lines()
        .map(String::strip)
        .filter(line -> line.regionMatches(true, 0, "sitemap:", 0, 8))
        .flatMap(line -> PageAddress.normal(line.substring(8)).stream())
        .distinct()
        .limit(MOST_MAPS)
        .toList();
  }

  private static SitemapText xml(String text) {
    Document document = Jsoup.parse(text, "", Parser.xmlParser());
    List<Place> pages = new ArrayList<>();
    for (Element url : document.select("url:has(> loc)")) {
      Element lastmod = url.selectFirst("> lastmod");
      Instant changed = lastmod == null ? null : instant(lastmod.text().strip());
      PageAddress.normal(String.valueOf(WebPage.line(url.selectFirst("> loc"))))
          .filter(address -> pages.size() < MOST_PAGES)
          .ifPresent(address -> pages.add(new Place(address, changed)));
    }
    List<String> maps =
        document.select("sitemap > loc").stream()
            .flatMap(loc -> PageAddress.normal(loc.text()).stream())
            .limit(MOST_MAPS)
            .toList();
    return new SitemapText(pages, maps);
  }

  private static SitemapText lines(String text) {
    return new SitemapText(
        text.lines()
            .flatMap(line -> PageAddress.normal(line).stream())
            .limit(MOST_PAGES)
            .map(address -> new Place(address, null))
            .toList(),
        List.of());
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static boolean packed(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static String unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
