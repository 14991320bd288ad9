// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Publisher;
import org.reqcast.opening.Opening;

/**
 * Leaves alone what is published already: writing a hundred thousand items anew in every turn, only
 * to find that they say the same, would be most of what the program does. Another set, a file that
 * somebody touched, or an hour that has passed makes it write again.
 */
final class OnceOnly implements Publisher {
  /** Dates inside items may move with the clock. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Written publisher;
  private final InstantSource clock;
  private @Nullable Last last;

  OnceOnly(Written publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  /** An ad as far as its words go. */
  private record Line(String posting, String revision, Instant since, Opening opening) {
    static Line of(Ad ad) {
      return new Line(ad.posting(), ad.revision(), ad.since(), ad.opening());
    }
  }

  /** A file as it was left behind. */
  private record Print(Path file, long size, FileTime changed) {}

  private record Last(List<Line> ads, Map<String, Posted> became, List<Print> files, Instant at) {}

  @Override
  public synchronized Map<String, Posted> publish(List<Ad> ads) throws ConnectorException {
    Instant now = clock.instant();
    List<Line> lines = ads.stream().map(Line::of).toList();
    if (last != null
        && last.ads().equals(lines)
        && now.isBefore(last.at().plus(LONGEST))
        && last.files().stream().allMatch(OnceOnly::stands)) {
      return last.became();
    }
    last = null;
    Map<String, Posted> became = publisher.publish(ads);
    last = new Last(lines, became, prints(publisher.written()), now);
    return became;
  }

  private static boolean stands(Print print) {
    return print(print.file()).filter(print::equals).isPresent();
  }

  private static List<Print> prints(List<Path> files) {
    List<Print> prints = new ArrayList<>();
    files.forEach(file -> print(file).ifPresent(prints::add));
    return prints;
  }

  private static Optional<Print> print(Path file) {
    try {
      BasicFileAttributes it = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Print(file, it.size(), it.lastModifiedTime()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    return publisher.preview(ad);
  }

  @Override
  public Optional<String> held() throws ConnectorException {
    return publisher.held();
  }

  @Override
  public boolean shrink() throws ConnectorException {
    return publisher.shrink();
  }
}
