// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Begins a new connector: a file that already works as it stands, and a fixture to prove it by. */
public final class Starter {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final List<String> SPEAKS = List.of("json-api", "feed", "pages");
  private static final List<String> FIXTURES =
      List.of("opening.yaml", "post/case.yaml", "post/01-create.http");

  private Starter() {}

  /** The ways of speaking that it can begin with. */
  public static List<String> speaks() {
    return SPEAKS;
  }

  /**
   * Writes {@code connectors/boards/NAME.yaml} and its fixture folder. Never writes over a file.
   *
   * @param home the folder that Reqcast is started for
   * @return the files, the connector's first
   * @throws IllegalArgumentException with a sentence, where name or way of speaking will not do
   */
  public static List<Path> begin(Path home, String name, String speaks) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a connector's name has small letters and digits, with hyphens between: " + name);
    }
    String skeleton =
        resource(speaks, "connector.yaml")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "can begin with " + String.join(", ", SPEAKS) + ", not " + speaks));
    List<Path> written = new ArrayList<>();
    Path file = home.resolve("connectors/boards/" + name + ".yaml");
    written.add(write(file, skeleton.replace("NAME", name)));
    Path fixtures = home.resolve("src/test/resources/fixtures/" + name);
    for (String fixture : FIXTURES) {
      Optional<String> text = resource(speaks, fixture);
      if (text.isPresent()) {
        written.add(write(fixtures.resolve(fixture), text.get()));
      }
    }
    return written;
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    try {
      return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new IllegalArgumentException(file.getFileName() + " is there already", there);
    }
  }

  private static Optional<String> resource(String speaks, String name) throws IOException {
    if (!SPEAKS.contains(speaks)) {
      return Optional.empty();
    }
    try (InputStream in = Starter.class.getResourceAsStream("starter/" + speaks + "/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
