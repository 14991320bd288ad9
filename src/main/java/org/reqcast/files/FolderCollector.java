// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.Spell;
import org.reqcast.grammar.Take;

/** Takes a person out of each file of a folder; the cursor holds what was seen of each file. */
public final class FolderCollector implements Collector {
  private static final long MOST_BYTES = 20L << 20;
  private static final int DEEPEST = 16;
  private static final String TOO_LARGE = "-";

  private final String account;
  private final Path folder;
  private final Set<String> endings;
  private final Ground ground;
  private final FileContent content;
  private final InstantSource clock;

  /** Why the people may be held, and how long. */
  public record Ground(Basis.Ground ground, Duration tell, Duration forget) {
    Basis from(Instant now) {
      return new Basis(ground, now.plus(tell), now.plus(forget));
    }
  }

  public FolderCollector(
      String account,
      Path folder,
      Set<String> endings,
      Ground ground,
      FileContent content,
      InstantSource clock) {
    this.account = account;
    this.folder = folder;
    this.endings = endings;
    this.ground = ground;
    this.content = content;
    this.clock = clock;
  }

  @Override
  public Batch collect(String from, int most) throws ConnectorException, InterruptedException {
    Map<String, Path> present = files();
    FolderCursor cursor = FolderCursor.parse(from);
    List<String> gone = cursor.dropMissing(present.keySet());
    List<Profile> profiles = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    Spell spell = Spell.begin(clock);
    int opened = 0;
    for (Map.Entry<String, Path> file : present.entrySet()) {
      try {
        BasicFileAttributes now = Files.readAttributes(file.getValue(), BasicFileAttributes.class);
        if (cursor.unchanged(file.getKey(), now)) {
          continue;
        }
        if (opened++ == most || (spell.over() && opened > 1)) {
          return new Batch(profiles, gone, skipped, cursor.toString(), true);
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("reading " + folder + " was cancelled");
        }
        open(file.getKey(), file.getValue(), now, cursor, profiles);
      } catch (InterruptedException cancelled) {
        if (opened < 2) {
          throw cancelled;
        }
        // What was read before is kept first.
        Thread.currentThread().interrupt();
        return new Batch(profiles, gone, skipped, cursor.toString(), true);
      } catch (IOException | UnreadableFile useless) {
        skipped.add(file.getKey() + ": " + why(useless));
      }
    }
    return new Batch(profiles, gone, skipped, cursor.toString(), false);
  }

  private void open(
      String name, Path file, BasicFileAttributes now, FolderCursor cursor, List<Profile> profiles)
      throws IOException, UnreadableFile, InterruptedException {
    if (now.size() > MOST_BYTES) {
      cursor.put(name, now, TOO_LARGE);
      throw new UnreadableFile("is larger than " + (MOST_BYTES >> 20) + " MB");
    }
    byte[] bytes = Files.readAllBytes(file);
    String hash = hash(bytes);
    if (!cursor.sameContent(name, hash)) {
      try {
        profiles.add(profile(name, file, content.read(bytes, name)));
      } catch (UnreadableFile useless) {
        // It is not opened again before it changes.
        cursor.put(name, now, hash);
        throw useless;
      }
    }
    cursor.put(name, now, hash);
  }

  private Profile profile(String name, Path file, Take.Taken taken) {
    Instant now = clock.instant();
    return new Profile(
        account,
        name,
        taken.url().isEmpty() ? file.toString() : taken.url(),
        now,
        ground.from(now),
        taken.person(),
        taken.proven(),
        taken.text());
  }

  /** The files to read, by path within the folder; links and hidden files are left out. */
  Map<String, Path> files() throws ConnectorException {
    if (!Files.isDirectory(folder)) {
      throw new ConnectorException(
          Remedy.RECONFIGURE,
          "there is no folder " + folder + ": make it, or correct the account's settings");
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      all.filter(path -> !path.equals(folder))
          .filter(this::wanted)
          .filter(Files::isRegularFile)
          .filter(path -> !Files.isSymbolicLink(path))
          .forEach(path -> files.put(name(path), path));
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      throw new ConnectorException(
          Remedy.RECONFIGURE,
          "the folder " + folder + " cannot be read: " + why(unreadable),
          null,
          unreadable);
    }
    return files;
  }

  private boolean wanted(Path path) {
    String last = path.getFileName().toString();
    int dot = last.lastIndexOf('.');
    return dot > 0
        && !last.startsWith("~$")
        && Stream.of(name(path).split("/", -1)).noneMatch(part -> part.startsWith("."))
        && endings.contains(last.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static String why(Exception failure) {
    return failure instanceof UnreadableFile
        ? String.valueOf(failure.getMessage())
        : "cannot be read (" + failure.getClass().getSimpleName() + ")";
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
