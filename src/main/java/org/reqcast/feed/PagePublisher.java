// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Words;
import org.reqcast.feed.Published.Shown;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/** Publishes our own pages: each ad's, the list of them, and the sitemap. */
final class PagePublisher implements Written {
  private final OpeningPages pages;
  private final Account account;
  private final Surroundings around;
  private volatile List<Path> written = List.of();

  PagePublisher(OpeningPages pages, Account account, Surroundings around) {
    this.pages = pages;
    this.account = account;
    this.around = around;
  }

  @Override
  public Map<String, Posted> publish(List<Ad> ads) throws ConnectorException {
    Map<String, Posted> became = new LinkedHashMap<>();
    List<Ad> taken = new ArrayList<>();
    for (Ad ad : ads.stream().sorted(FeedPublisher.NEWEST_FIRST).toList()) {
      Optional<Posted.Refused> refused = pages.required().refusal(words(ad));
      refused.ifPresentOrElse(no -> became.put(ad.posting(), no), () -> taken.add(ad));
    }
    PublicFile memory = PublicFile.in(around.memory(), account.name() + ".json");
    Published before = Published.read(memory);
    Published after = before.next(taken, around.clock().instant());
    String map = pages.sitemap().render(about()).strip();
    Held held = Held.of(around, account.name());
    if (file(map).exists()) {
      pages.shrink().guard(before.ads().keySet(), after.ads().keySet(), held);
    }
    after = placed(after, taken);
    // Remembered before anything is shown: a page that nobody remembers could never be closed.
    union(before, after).write(memory);
    for (Ad ad : taken) {
      became.put(ad.posting(), show(ad, words(ad).with("changed", after.changed(ad))));
    }
    close(before, after);
    list(taken, after);
    new Sitemap(around.publicFolder(), map, around.wording().site()).write(all(after));
    after.write(memory);
    held.over();
    written = files(after, map);
    return became;
  }

  private List<Path> files(Published after, String sitemap) throws ConnectorException {
    List<Path> files = new ArrayList<>();
    for (Shown page : after.ads().values()) {
      files.add(file(page.path() + OpeningPages.ENDING).path());
    }
    files.add(file(listPath() + OpeningPages.ENDING).path());
    files.add(file(sitemap).path());
    return files;
  }

  @Override
  public List<Path> written() {
    return written;
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    Words words = words(ad);
    Optional<Posted.Refused> refused = pages.required().refusal(words);
    String headline =
        refused.map(no -> "refused: " + no.reason()).orElse(path(words) + OpeningPages.ENDING);
    return new Preview(List.of(new Preview.Part(headline, html(words))), List.of());
  }

  @Override
  public Optional<String> held() throws ConnectorException {
    return Held.of(around, account.name()).sentence();
  }

  @Override
  public boolean shrink() throws ConnectorException {
    return Held.of(around, account.name()).say();
  }

  Health check() {
    return Publics.check(around, listLink(), listPath() + OpeningPages.ENDING);
  }

  private Posted show(Ad ad, Words words) throws ConnectorException {
    String path = path(words);
    file(path + OpeningPages.ENDING).write(html(words));
    file(path + OpeningPages.GONE_ENDING).delete();
    return new Posted.Live(new AdRef(ad.posting(), around.wording().site() + "/" + path));
  }

  private String html(Words words) throws ConnectorException {
    Object data = Pruned.of(pages.data().value(words));
    return pages.page().render(words.with("jsonld", data == null ? null : script(data)));
  }

  /** JSON that may stand in a script element: nothing in it can end the element. */
  private static String script(Object data) {
    return JsonText.pretty(data)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** With where each page lies. */
  private Published placed(Published after, List<Ad> taken) {
    Map<String, Shown> shown = new LinkedHashMap<>(after.ads());
    for (Ad ad : taken) {
      shown.put(
          ad.posting(),
          new Shown(ad.revision(), after.changed(ad), ad.opening().title(), path(words(ad))));
    }
    return new Published(shown, after.changed());
  }

  /** The pages that search engines should know, the oldest first, so that few of them move. */
  private List<Sitemap.Page> all(Published after) {
    List<Sitemap.Page> all = new ArrayList<>();
    all.add(new Sitemap.Page(listPath().replaceFirst("index$", ""), after.changed()));
    List<Shown> shown = new ArrayList<>(after.ads().values());
    shown.reversed().forEach(page -> all.add(new Sitemap.Page(page.path(), page.changed())));
    return all;
  }

  private void close(Published before, Published after) throws ConnectorException {
    Set<String> standing =
        after.ads().values().stream().map(Shown::path).collect(Collectors.toSet());
    for (Shown page : before.ads().values()) {
      if (page.path().isEmpty() || standing.contains(page.path())) {
        continue;
      }
      Words words = about().with("title", page.title()).with("listLink", listLink());
      // First what replaces it: at no moment is there nothing.
      file(page.path() + OpeningPages.GONE_ENDING).write(pages.closed().render(words));
      file(page.path() + OpeningPages.ENDING).delete();
    }
  }

  private void list(List<Ad> taken, Published after) throws ConnectorException {
    // Made when they are written, because each holds its whole description.
    Iterable<Map<String, Object>> ads =
        () ->
            taken.stream().map(ad -> words(ad).with("changed", after.changed(ad)).map()).iterator();
    Words words = about().with("changed", after.changed()).with("ads", ads);
    file(listPath() + OpeningPages.ENDING).write(pages.list().render(words));
  }

  private static Published union(Published before, Published after) {
    Map<String, Shown> all = new LinkedHashMap<>(before.ads());
    all.putAll(after.ads());
    return new Published(all, before.changed());
  }

  private Words words(Ad ad) {
    return around.wording().of(ad, account);
  }

  private Words about() {
    return around.wording().of(account);
  }

  private String path(Words words) {
    return pages.path().render(words).strip();
  }

  private String listPath() {
    return pages.listPath().render(about()).strip();
  }

  private String listLink() {
    return around.wording().site() + "/" + listPath().replaceFirst("index$", "");
  }

  private PublicFile file(String relative) throws ConnectorException {
    return PublicFile.in(around.publicFolder(), relative.strip());
  }
}
