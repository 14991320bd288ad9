// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reqcast.candidate.Candidate;
import org.reqcast.ledger.Changes;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.People;

/** A ledger in memory that holds some candidates and never changes. */
final class ReadLedger {
  private ReadLedger() {}

  static Ledger of(Iterable<Candidate> given) {
    Map<String, Candidate> candidates = new TreeMap<>();
    given.forEach(candidate -> candidates.put(candidate.id(), candidate));
    Changes changes =
        new Changes() {
          @Override
          public long last() {
            return 1;
          }

          @Override
          public List<Change> after(long sequence, int most) {
            return List.of();
          }
        };
    People people =
        answering(
            People.class,
            Map.of(
                "find",
                    args ->
                        args[0] instanceof java.util.Collection<?> ids
                            ? ids.stream()
                                .map(candidates::get)
                                .filter(java.util.Objects::nonNull)
                                .toList()
                            : Optional.ofNullable(candidates.get((String) args[0])),
                "each", args -> each(candidates, args[0])));
    return answering(Ledger.class, Map.of("people", args -> people, "changes", args -> changes));
  }

  @SuppressWarnings({"unchecked", "NullAway"})
  private static Object each(Map<String, Candidate> candidates, Object consumer) {
    candidates.values().forEach((Consumer<Candidate>) consumer);
    return null;
  }

  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              Function<Object[], Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answer.apply(args);
            }));
  }
}
