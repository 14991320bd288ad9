// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.grammar.PublicFile;

/**
 * The list of our pages that search engines read, each with the moment it last changed. What is too
 * much for one file goes into several, which an index names in its place.
 *
 * @param first path of the list, or of the index, below the folder
 * @param site what addresses begin with
 * @param most pages of one file; the format allows 50,000
 * @param bytes of one file before it is packed; the format allows 50 MB
 */
record Sitemap(Path folder, String first, String site, int most, long bytes) {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final int MOST_FILES = 50_000;

  /** A page of ours, by its path. */
  record Page(String path, Instant changed) {}

  Sitemap(Path folder, String first, String site) {
    this(folder, first, site, 50_000, 50_000_000);
  }

  /** Writes all of it, with packed twins; files that say the same as before keep their date. */
  void write(List<Page> pages) throws ConnectorException {
    List<List<Page>> parts = parts(pages);
    if (parts.size() == 1) {
      file(first).next(out -> list(out, pages)).take();
      drop(1);
      return;
    }
    List<PublicFile> files = new ArrayList<>();
    for (List<Page> part : parts) {
      PublicFile file = file(Split.numbered(first, files.size() + 1));
      file.next(out -> list(out, part)).take();
      files.add(file);
    }
    // The index is last, so that it never names a file that is not there.
    file(first).next(out -> index(out, files)).take();
    drop(files.size() + 1);
  }

  private PublicFile file(String path) throws ConnectorException {
    return PublicFile.in(folder, path);
  }

  /** Deletes the files from this number on, which nothing names any more. */
  private void drop(int number) throws ConnectorException {
    for (int left = number; left < MOST_FILES; left++) {
      PublicFile file = file(Split.numbered(first, left));
      if (!file.exists()) {
        return;
      }
      file.delete();
    }
  }

  private List<List<Page>> parts(List<Page> pages) {
    List<List<Page>> parts = new ArrayList<>();
    long room = bytes - 200;
    int from = 0;
    long size = 0;
    for (int to = 0; to < pages.size(); to++) {
      long entry = entry(pages.get(to)).getBytes(StandardCharsets.UTF_8).length;
      if (to > from && (to - from == most || size + entry > room)) {
        parts.add(pages.subList(from, to));
        from = to;
        size = 0;
      }
      size += entry;
    }
    parts.add(pages.subList(from, pages.size()));
    return parts;
  }

  private void list(Writer out, List<Page> pages) throws IOException {
    out.write(HEAD + "<urlset xmlns=\"" + SPACE + "\">\n");
    for (Page page : pages) {
      out.write(entry(page));
    }
    out.write("</urlset>\n");
  }

  private String entry(Page page) {
    return "  <url>" + at(page.path(), page.changed()) + "</url>\n";
  }

  /** Of a file the index tells when it became another, whatever its pages say. */
  private void index(Writer out, List<PublicFile> files) throws IOException {
    out.write(HEAD + "<sitemapindex xmlns=\"" + SPACE + "\">\n");
    for (int i = 0; i < files.size(); i++) {
      Instant changed = Files.getLastModifiedTime(files.get(i).path()).toInstant();
      out.write("  <sitemap>" + at(Split.numbered(first, i + 1), changed) + "</sitemap>\n");
    }
    out.write("</sitemapindex>\n");
  }

  private String at(String path, Instant changed) {
    return "<loc>"
        + Escape.XML.apply(site + "/" + path)
        + "</loc><lastmod>"
        + changed.truncatedTo(ChronoUnit.SECONDS)
        + "</lastmod>";
  }
}
