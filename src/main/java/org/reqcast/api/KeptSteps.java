// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/** What one account has prepared and not placed yet, kept across starts; losing it does no harm. */
record KeptSteps(PublicFile file, InstantSource clock) {
  private static final String UNTIL = "until";
  private static final String ANSWER = "answer";

  static KeptSteps of(Surroundings around, String account) {
    return new KeptSteps(
        new PublicFile(around.memory().resolve(account + ".prepared.json")), around.clock());
  }

  /** An answer that still serves this edition of an ad. */
  synchronized Optional<Object> of(Ad ad, String step) {
    return Optional.ofNullable(all().get(name(ad, step))).map(one -> one.get(ANSWER));
  }

  synchronized void keep(Ad ad, Preparing.Step step, Object answer) throws ConnectorException {
    Instant until = clock.instant().plus(Objects.requireNonNull(step.keep()));
    Map<String, Map<?, ?>> all = all();
    all.put(name(ad, step.name()), Map.of(UNTIL, until.toString(), ANSWER, answer));
    write(all);
  }

  /** Nothing serves this edition any more: it is placed, or has to be prepared anew. */
  synchronized void forget(Ad ad) throws ConnectorException {
    Map<String, Map<?, ?>> all = all();
    if (all.keySet().removeIf(name -> name.startsWith(name(ad, "")))) {
      write(all);
    }
  }

  private void write(Map<String, Map<?, ?>> all) throws ConnectorException {
    if (all.isEmpty()) {
      file.delete();
    } else {
      file.write(JsonText.write(all));
    }
  }

  /** What is kept and has not run out; what cannot be read was not kept. */
  private Map<String, Map<?, ?>> all() {
    Map<String, Map<?, ?>> all = new LinkedHashMap<>();
    try {
      if (file.exists()
          && JsonText.read(Files.readString(file.path())).orElse(null) instanceof Map<?, ?> read) {
        read.forEach(
            (name, one) -> {
              if (one instanceof Map<?, ?> kept && serves(kept.get(UNTIL))) {
                all.put(String.valueOf(name), kept);
              }
            });
      }
    } catch (IOException unreadable) {
      all.clear();
    }
    return all;
  }

  private boolean serves(@Nullable Object until) {
    try {
      return clock.instant().isBefore(Instant.parse(String.valueOf(until)));
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static String name(Ad ad, String step) {
    return ad.key() + " " + step;
  }
}
