// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;
import org.reqcast.drop.Carrier;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/** Publishes one account's feed. */
final class FeedPublisher implements Written {
  /** Newest first; the posting's id makes the order the same on every machine. */
  static final Comparator<Ad> NEWEST_FIRST =
      Comparator.comparing(Ad::since).reversed().thenComparing(Ad::posting);

  private final Feed feed;
  private final Account account;
  private final Surroundings around;
  private final @Nullable Carrier carrier;
  private volatile List<Path> written = List.of();

  FeedPublisher(Feed feed, Account account, Surroundings around) {
    this.feed = feed;
    this.account = account;
    this.around = around;
    this.carrier = feed.drop() == null ? null : feed.drop().carrier(account, around);
  }

  @Override
  public Map<String, Posted> publish(List<Ad> ads) throws ConnectorException {
    Instant now = around.clock().instant();
    Published before = Published.read(memory());
    Map<String, Posted> became = new LinkedHashMap<>();
    List<Ad> taken = new ArrayList<>();
    for (Ad ad : ads.stream().sorted(NEWEST_FIRST).toList()) {
      Optional<Posted.Refused> refused =
          feed.required().refusal(words(ad, before.changed(ad), now));
      refused.ifPresentOrElse(no -> became.put(ad.posting(), no), () -> taken.add(ad));
    }
    Published after = before.next(taken, now);
    Held held = Held.of(around, account.name());
    if (feed.alone() ? Files.isDirectory(folder()) : file().exists()) {
      feed.shrink().guard(before.ads().keySet(), after.ads().keySet(), held);
    }
    // The dates are remembered first: a crash in between must not give the same feed new dates.
    after.write(memory());
    List<Path> files = feed.alone() ? each(taken, after, now) : whole(taken, after, now);
    written = files;
    held.over();
    boolean seen = carrier == null || carrier.bring(files);
    for (Ad ad : taken) {
      AdRef ref = new AdRef(ad.posting(), carrier == null ? address() : null);
      became.put(ad.posting(), seen ? new Posted.Live(ref) : new Posted.Accepted(ref));
    }
    return became;
  }

  private List<Path> whole(List<Ad> taken, Published after, Instant now) throws ConnectorException {
    // One item at a time: a set may be large, and each item holds its whole description.
    return new FeedFiles(feed.shape(), feed.split(), folder(), relative())
        .write(
            frame(after.changed(), taken.size()),
            taken.stream().map(ad -> words(ad, after.changed(ad), now)).iterator());
  }

  /** A file for each; those of openings that are gone go too. */
  private List<Path> each(List<Ad> taken, Published after, Instant now) throws ConnectorException {
    List<Path> files = new ArrayList<>();
    for (Ad ad : taken) {
      Words words = words(ad, after.changed(ad), now);
      String text = feed.shape().alone(frame(after.changed(ad), 1), words);
      PublicFile file = PublicFile.in(folder(), feed.file().render(words).strip());
      file.next(out -> out.write(text)).take();
      files.add(file.path());
    }
    try (Stream<Path> all = Files.list(Files.createDirectories(folder()))) {
      for (Path left : all.filter(file -> !files.contains(unpacked(file))).toList()) {
        Files.delete(left);
      }
    } catch (IOException denied) {
      throw new ConnectorException(
          Remedy.RECONFIGURE,
          "cannot clear " + folder() + ": " + denied.getMessage(),
          null,
          denied);
    }
    return files;
  }

  private static Path unpacked(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(PublicFile.PACKED)
        ? file.resolveSibling(name.substring(0, name.length() - PublicFile.PACKED.length()))
        : file;
  }

  private Words frame(Instant changed, int count) {
    return around
        .wording()
        .of(account)
        .with("changed", changed)
        .with("count", String.valueOf(count));
  }

  @Override
  public List<Path> written() {
    return written;
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    Words words = words(ad, ad.since(), around.clock().instant());
    Optional<Posted.Refused> refused = feed.required().refusal(words);
    String body = feed.shape().item(words);
    String name = feed.alone() ? feed.file().render(words).strip() : relative();
    String place = name + (carrier == null ? "" : ", put into " + carrier.to());
    String headline = refused.map(no -> "refused: " + no.reason()).orElse("item of " + place);
    return new Preview(List.of(new Preview.Part(headline, body)), List.of());
  }

  Health check() {
    return carrier == null ? Publics.check(around, address(), relative()) : carrier.check();
  }

  @Override
  public Optional<String> held() throws ConnectorException {
    return Held.of(around, account.name()).sentence();
  }

  @Override
  public boolean shrink() throws ConnectorException {
    return Held.of(around, account.name()).say();
  }

  private Words words(Ad ad, Instant changed, Instant now) {
    return feed.words().of(around.wording().of(ad, account), changed, now);
  }

  private String relative() {
    return feed.file().render(around.wording().of(account)).strip();
  }

  private String address() {
    return around.wording().site() + "/" + relative();
  }

  private PublicFile file() throws ConnectorException {
    return PublicFile.in(folder(), relative());
  }

  /** What is put into somebody's folder is not for the public; it can be made anew. */
  private Path folder() {
    return carrier == null
        ? around.publicFolder()
        : around.memory().resolve(account.name() + ".out");
  }

  private PublicFile memory() throws ConnectorException {
    return PublicFile.in(around.memory(), account.name() + ".json");
  }
}
