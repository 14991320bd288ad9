// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Every mistake found so far, so that a person sees all of them at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final Consumer<YamlMap> opened;

  public Problems() {
    this(map -> {});
  }

  /** Also tells of every mapping that a reader opens as a whole file, document or row. */
  public Problems(Consumer<YamlMap> opened) {
    this.opened = opened;
  }

  public void add(String file, int line, String message) {
    found.add(new Problem(file, line, oneLine(message)));
  }

  public void addAll(Problems others) {
    found.addAll(others.found);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** True where a mistake in this file is among them. */
  public boolean in(String file) {
    return found.stream().anyMatch(problem -> problem.file().equals(file));
  }

  /** The mistakes by file and line, each once. */
  public List<Problem> list() {
    return found.stream().distinct().sorted().toList();
  }

  public List<Problem> unsorted() {
    return Collections.unmodifiableList(found);
  }

  /** No mistakes yet, but the same listener; for a reader that must judge one file by itself. */
  public Problems fresh() {
    return new Problems(opened);
  }

  /** Tells the listener of a mapping that a reader has opened. */
  public void open(YamlMap map) {
    opened.accept(map);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ").strip();
  }

  /** One mistake on each line, by file and line. */
  @Override
  public String toString() {
    return list().stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
