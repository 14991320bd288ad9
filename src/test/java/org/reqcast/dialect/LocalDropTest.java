// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalDropTest extends DropContract {
  private Path there;

  @BeforeEach
  void make() throws Exception {
    there = Files.createDirectory(folder.resolve("incoming"));
  }

  @Override
  String connector() {
    return "local-drop";
  }

  @Override
  Map<String, String> settings() {
    return Map.of("folder", there.toString());
  }

  @Override
  Map<String, byte[]> there() throws Exception {
    return read(there);
  }

  @Override
  void meddle(String name, byte[] content) throws Exception {
    meddle(there, name, content);
  }

  static Map<String, byte[]> read(Path folder) throws Exception {
    Map<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return all;
  }

  static void meddle(Path folder, String name, byte[] content) throws Exception {
    if (content == null) {
      Files.delete(folder.resolve(name));
    } else {
      Files.write(folder.resolve(name), content);
    }
  }

  @Test
  void aFolderInTheWayOfTheFileIsSaid() throws Exception {
    Files.createDirectories(there.resolve(name()).resolve("full"));
    Publishing publishing = publishing();
    assertFails(publishing, org.reqcast.connector.Remedy.RECONFIGURE, "cannot be written to");
    assertThat(there.resolve(name()).resolve("full")).isDirectory();
  }
}
