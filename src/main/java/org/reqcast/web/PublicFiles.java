// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What boards and the public read: feeds, opening pages, the sitemap. A page whose opening is done
 * lies beside its place as {@code NAME.gone.html} and is answered with 410.
 */
final class PublicFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "xml", "application/xml; charset=utf-8",
          "rss", "application/rss+xml; charset=utf-8",
          "atom", "application/atom+xml; charset=utf-8",
          "json", "application/json",
          "txt", "text/plain; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "gz", "application/gzip");
  static final String NOTHING = "There is nothing here.";

  private static final String BESIDES = "._-";

  private final Path folder;
  private final String site;

  /**
   * @param site the address that the world knows us by
   */
  PublicFiles(Path folder, String site) {
    this.folder = folder.toAbsolutePath().normalize();
    this.site = site;
  }

  /** Whether an address is among the public ones. */
  static boolean serves(String path) {
    return path.startsWith("/openings") || path.startsWith("/feeds/");
  }

  void add(RoutesConfig routes) {
    for (String place :
        new String[] {
          "/openings", "/openings/<rest>", "/feeds/<rest>", "/sitemap.xml", "/sitemap-{part}.xml"
        }) {
      routes.get(place, this::serve);
      routes.head(place, this::serve);
    }
    routes.get("/robots.txt", this::robots);
  }

  private void robots(Context context) {
    boolean named = !site.isEmpty() && Files.isRegularFile(folder.resolve("sitemap.xml"));
    context
        .contentType("text/plain; charset=utf-8")
        .result(
            """
            User-agent: *
            Allow: /openings
            Allow: /feeds/
            Allow: /sitemap
            Disallow: /
            """
                + (named ? "\nSitemap: " + site + "/sitemap.xml\n" : ""));
  }

  private void serve(Context context) throws IOException {
    String asked = context.path().substring(1);
    if (!plain(asked)) {
      context.status(404).result(NOTHING);
      return;
    }
    String name = asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
    for (String form : new String[] {name, name + ".html", name + "/index.html"}) {
      Path file = folder.resolve(form).normalize();
      if (file.startsWith(folder) && Files.isRegularFile(file) && !form.endsWith(".gone.html")) {
        send(context, file);
        return;
      }
    }
    Path gone = folder.resolve(name.replaceFirst("\\.html$", "") + ".gone.html").normalize();
    if (gone.startsWith(folder) && Files.isRegularFile(gone)) {
      context.header("X-Robots-Tag", "noindex").contentType("text/html; charset=utf-8");
      byte[] page = Files.readAllBytes(gone);
      InlineStyle.allow(context, page);
      context.status(410).result(page);
      return;
    }
    context.status(404).result(NOTHING);
  }

  /** Whether each part of a path begins with a letter or digit and nothing in it is odd. */
  static boolean plain(String path) {
    boolean begins = true;
    for (int i = 0; i < path.length(); i++) {
      char letter = path.charAt(i);
      if (begins && !alphanumeric(letter)) {
        return false;
      }
      begins = letter == '/';
      if (!begins && !alphanumeric(letter) && BESIDES.indexOf(letter) < 0) {
        return false;
      }
    }
    return !path.isEmpty() && !path.contains("..");
  }

  private static boolean alphanumeric(char letter) {
    return letter < 128 && Character.isLetterOrDigit(letter);
  }

  private static void send(Context context, Path asked) throws IOException {
    Optional<Path> twin = twin(asked);
    boolean packed = twin.isPresent() && accepts(context.header("Accept-Encoding"));
    Path file = packed ? twin.get() : asked;
    FileTime modified = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    String tag = "\"" + Long.toHexString(modified.toMillis()) + "-" + Long.toHexString(size) + "\"";
    Instant second = modified.toInstant().truncatedTo(ChronoUnit.SECONDS);
    context.header("ETag", tag);
    context.header(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(second.atOffset(ZoneOffset.UTC)));
    context.header("Cache-Control", "public, max-age=60");
    if (twin.isPresent()) {
      context.header("Vary", "Accept-Encoding");
    }
    if (unchanged(context, tag, second)) {
      context.status(304);
      return;
    }
    String name = asked.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    context.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    if (packed) {
      context.header("Content-Encoding", "gzip");
    }
    if (twin.isPresent() || ending.equals("gz")) {
      // A feed may be larger than what we want in memory, and its twin is packed for good.
      context.disableCompression();
      context.header("Content-Length", Long.toString(size));
      context.result(Files.newInputStream(file));
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    if (ending.equals("html")) {
      InlineStyle.allow(context, bytes);
    }
    context.result(bytes);
  }

  /** The same, packed: it bears the same date, or it is the twin of an earlier turn. */
  private static Optional<Path> twin(Path file) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    boolean fits =
        Files.isRegularFile(packed)
            && Files.getLastModifiedTime(packed).equals(Files.getLastModifiedTime(file));
    return fits ? Optional.of(packed) : Optional.empty();
  }

  private static boolean accepts(@Nullable String encodings) {
    if (encodings == null) {
      return false;
    }
    return Arrays.stream(encodings.split(",", -1))
        .map(one -> one.strip().toLowerCase(Locale.ROOT).replace(" ", ""))
        .anyMatch(one -> one.startsWith("gzip") && !one.matches("gzip;q=0(\\.0*)?"));
  }

  /** If-None-Match wins over If-Modified-Since (RFC 9110, 13.2.2). */
  private static boolean unchanged(Context context, String tag, Instant modified) {
    @Nullable String match = context.header("If-None-Match");
    if (match != null) {
      return match.contains(tag) || match.strip().equals("*");
    }
    @Nullable String since = context.header("If-Modified-Since");
    if (since == null) {
      return false;
    }
    try {
      return !modified.isAfter(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since)));
    } catch (DateTimeParseException notADate) {
      return false;
    }
  }
}
