// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;

/** The folder of skill files: reads each, then has them checked against one another. */
final class TaxonomyFolder {
  private static final int VERSION_BYTES = 6;

  private final Path folder;
  private final Problems problems;
  private final MessageDigest digest;

  private TaxonomyFolder(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Taxonomy read(Path folder, Problems problems) {
    return new TaxonomyFolder(folder, problems).all();
  }

  private Taxonomy all() {
    List<ToldSkill> drafts = new ArrayList<>();
    for (Path file : files()) {
      drafts.addAll(drafts(file));
    }
    List<Skill> sound = new Checks(drafts, problems).sound();
    byte[] hash = digest.digest();
    return new Concepts(HexFormat.of().formatHex(hash, 0, VERSION_BYTES), sound);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      problems.add(shown(folder), 0, "the folder of skill files is missing");
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(TaxonomyFolder::yaml).sorted().toList();
    } catch (IOException | UncheckedIOException unreadable) {
      problems.add(shown(folder), 0, "cannot be listed: " + unreadable.getMessage());
      return List.of();
    }
  }

  private static boolean yaml(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private List<ToldSkill> drafts(Path file) {
    String name = shown(file);
    return quick(file, name)
        .or(() -> YamlFile.read(file, name, problems).map(SkillFile::read))
        .orElse(List.of());
  }

  private Optional<List<ToldSkill>> quick(Path file, String name) {
    try {
      if (Files.size(file) > YamlFile.MOST_BYTES) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
      return PlainSkills.read(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The path as a person knows it: with the two folders above, {@code index/skills/}. */
  private String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    int names = absolute.getNameCount();
    int above = absolute.equals(folder.toAbsolutePath().normalize()) ? 2 : 3;
    return absolute.subpath(Math.max(0, names - above), names).toString().replace('\\', '/');
  }
}
