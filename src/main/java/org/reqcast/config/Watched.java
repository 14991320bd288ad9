// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a folder as they stand now, each read again when it changes. An edit that breaks a
 * file leaves the last good version of that file in use, and is reported.
 *
 * @param <T> what one file says
 */
public final class Watched<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
  private static final int DEEPEST = 8;

  /** Reads one file. Mistakes go to {@code problems}; a file with mistakes is not used. */
  @FunctionalInterface
  public interface Reader<T> {
    Optional<T> read(Path file, String shownAs, Problems problems);
  }

  /**
   * What the files said at one moment.
   *
   * @param files by the path as the person knows it, in its order
   * @param problems every mistake in the files as they stand
   * @param older files that run on a version from before their last, broken edit
   */
  public record State<T>(Map<String, T> files, List<Problem> problems, List<String> older) {}

  /** One file as last seen. */
  private record Seen<T>(String print, @Nullable T good, List<Problem> problems) {}

  private final Path home;
  private final Path folder;
  private final String pattern;
  private final PathMatcher matcher;
  private final Reader<T> reader;
  private final Map<String, Seen<T>> seen = new TreeMap<>();
  private volatile State<T> state = new State<>(Map.of(), List.of(), List.of());

  /**
   * Reads nothing before the first {@link #refresh}.
   *
   * @param home the folder Reqcast is started for
   * @param pattern which files, from there: {@code schedules/*.yaml}, {@code connectors/**.yaml}
   */
  public Watched(Path home, String pattern, Reader<T> reader) {
    this.home = home;
    this.pattern = pattern;
    this.folder = home.resolve(pattern.substring(0, pattern.indexOf('/')));
    this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    this.reader = reader;
  }

  /** What the last {@link #refresh} found. Safe from any thread. */
  public State<T> state() {
    return state;
  }

  /** Reads what has changed since the last time; true where anything had. */
  public synchronized boolean refresh() {
    Map<String, Path> there = new TreeMap<>();
    List<Problem> general = new ArrayList<>();
    find(there, general);
    boolean changed = seen.keySet().removeIf(name -> gone(name, there));
    for (Map.Entry<String, Path> file : there.entrySet()) {
      changed |= read(file.getKey(), file.getValue());
    }
    State<T> next = summary(general);
    changed |= !next.problems().equals(state.problems());
    state = next;
    return changed;
  }

  private static boolean gone(String name, Map<String, Path> there) {
    boolean gone = !there.containsKey(name);
    if (gone) {
      LOG.info("{} is gone", name);
    }
    return gone;
  }

  private boolean read(String name, Path file) {
    String print = print(file);
    Seen<T> before = seen.get(name);
    if (before != null && before.print().equals(print)) {
      return false;
    }
    Problems problems = new Problems();
    Optional<T> now = Optional.empty();
    try {
      now = reader.read(file, name, problems);
    } catch (RuntimeException broken) {
      LOG.error("{} cannot be read", name, broken);
      problems.add(name, 0, "cannot be read: " + broken);
    }
    T good = problems.isEmpty() ? now.orElse(null) : null;
    T kept = good == null && before != null ? before.good() : good;
    problems.list().forEach(problem -> LOG.warn("{}", problem));
    if (good == null && kept != null) {
      LOG.warn("{}: the version from before this edit stays in use", name);
    } else if (before != null) {
      LOG.info("{} is read again", name);
    }
    seen.put(name, new Seen<>(print, kept, problems.list()));
    return true;
  }

  private State<T> summary(List<Problem> general) {
    Map<String, T> files = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>(general);
    List<String> older = new ArrayList<>();
    seen.forEach(
        (name, file) -> {
          problems.addAll(file.problems());
          if (file.good() != null) {
            files.put(name, file.good());
            if (!file.problems().isEmpty()) {
              older.add(name);
            }
          }
        });
    return new State<>(
        java.util.Collections.unmodifiableMap(files), List.copyOf(problems), List.copyOf(older));
  }

  private void find(Map<String, Path> there, List<Problem> general) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                Path relative = home.relativize(file);
                String name = relative.toString().replace('\\', '/');
                if (matcher.matches(relative)) {
                  there.put(name, file);
                } else if (name.endsWith(".yml") && pattern.endsWith(".yaml")) {
                  general.add(new Problem(name, 0, "is not read: its name must end in .yaml"));
                }
              });
    } catch (IOException | java.io.UncheckedIOException failed) {
      general.add(new Problem(pattern, 0, "the folder cannot be read: " + failed.getMessage()));
    }
  }

  /** Changes whenever the content does, whatever the clock of the file system says. */
  private static String print(Path file) {
    try {
      long size = Files.size(file);
      if (size > YamlFile.MOST_BYTES) {
        return size + " bytes at " + Files.getLastModifiedTime(file);
      }
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      return "unreadable";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
