// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reqcast.config.YamlNode.Entries;
import org.reqcast.config.YamlNode.Items;

/** A YAML or JSON file that a person wrote, read strictly. JSON is YAML, so one reader does. */
public final class YamlFile {
  /** Bytes that an ordinary file may have at most. */
  public static final int MOST_BYTES = 1 << 20;

  private YamlFile() {}

  /**
   * The one mapping that the file is. Empty where it is none; mistakes, then and otherwise, go to
   * {@code problems} and never stop the reading of other files.
   *
   * @param shownAs the path as the person knows it
   */
  public static Optional<YamlMap> read(Path file, String shownAs, Problems problems) {
    return SourceText.read(file, shownAs, MOST_BYTES, problems)
        .flatMap(text -> parse(text, shownAs, problems));
  }

  /** As {@link #read}, of text that does not come from a file of its own. */
  public static Optional<YamlMap> parse(String text, String shownAs, Problems problems) {
    Optional<List<YamlNode>> documents = YamlParser.parse(text, shownAs, problems);
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    List<YamlNode> found = documents.get();
    if (found.isEmpty() || nothing(found.getFirst())) {
      problems.add(shownAs, 0, "the file is empty");
      return Optional.empty();
    }
    if (found.size() > 1) {
      problems.add(shownAs, found.get(1).line(), "a second document begins; one is allowed here");
    }
    return opened(found.getFirst(), shownAs, problems);
  }

  /**
   * Every mapping of a file that may hold several: one in each document ({@code ---}), or a list of
   * them at the top.
   *
   * @param mostBytes how large the file may be
   */
  public static List<YamlMap> readAll(Path file, String shownAs, int mostBytes, Problems problems) {
    List<YamlMap> maps = new ArrayList<>();
    SourceText.read(file, shownAs, mostBytes, problems)
        .flatMap(text -> YamlParser.parse(text, shownAs, problems))
        .ifPresent(
            documents -> {
              List<YamlNode> nodes =
                  documents.stream()
                      .filter(node -> !nothing(node))
                      .flatMap(
                          node ->
                              node instanceof Items list ? list.items().stream() : Stream.of(node))
                      .toList();
              if (nodes.isEmpty()) {
                problems.add(shownAs, 0, "the file is empty");
              }
              nodes.forEach(node -> opened(node, shownAs, problems).ifPresent(maps::add));
            });
    return maps;
  }

  static Optional<YamlMap> opened(YamlNode node, String shownAs, Problems problems) {
    if (!(node instanceof Entries entries)) {
      problems.add(shownAs, node.line(), "must be a mapping (key: value), not " + node.words());
      return Optional.empty();
    }
    YamlMap map = new YamlView(new YamlPlace(shownAs, "", null, problems), entries);
    problems.open(map);
    return Optional.of(map);
  }

  private static boolean nothing(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.nothing();
  }
}
