// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;

/** What only we may know: from the environment, else from a file that git ignores. */
public final class Secrets {
  private final Environment environment;
  private final Map<String, Map<String, String>> kept;

  private Secrets(Environment environment, Map<String, Map<String, String>> kept) {
    this.environment = environment;
    this.kept = kept;
  }

  /** Looks up a variable; null where it is not set. */
  @FunctionalInterface
  public interface Environment {
    @Nullable String get(String variable);
  }

  /**
   * Secrets of the environment and, where it exists, of a file {@code account: {secret: value}}.
   *
   * @param shownAs the file as the person knows it
   */
  public static Secrets read(
      Environment environment, Path file, String shownAs, Problems problems) {
    Map<String, Map<String, String>> kept = new LinkedHashMap<>();
    if (Files.exists(file)) {
      YamlFile.read(file, shownAs, problems)
          .ifPresent(
              map -> {
                for (String account : map.keys()) {
                  kept.put(account, map.mapIf(account).map(Secrets::texts).orElse(Map.of()));
                }
              });
    }
    return new Secrets(environment, kept);
  }

  /** None at all, but a sign in the place of each: for looking at what would be sent. */
  static Secrets pretended() {
    return of(variable -> "‹secret›");
  }

  /** Only the environment. */
  public static Secrets of(Environment environment) {
    return new Secrets(environment, Map.of());
  }

  Optional<String> find(String account, String secret) {
    String set = environment.get(variable(account, secret));
    return Optional.ofNullable(set)
        .filter(value -> !value.isBlank())
        .or(() -> Optional.ofNullable(kept.getOrDefault(account, Map.of()).get(secret)))
        .map(String::strip);
  }

  /** The environment variable that holds a secret. */
  public static String variable(String account, String secret) {
    UnaryOperator<String> upper = name -> name.toUpperCase(Locale.ROOT).replace('-', '_');
    return "REQCAST_" + upper.apply(account) + "_" + upper.apply(secret);
  }

  private static Map<String, String> texts(YamlMap map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.keys().forEach(key -> texts.put(key, map.text(key)));
    map.done();
    return texts;
  }
}
