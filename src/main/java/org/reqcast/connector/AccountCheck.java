// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;

/** Holds an account's entry against its connector file: are all settings and secrets there? */
final class AccountCheck {
  private static final String OPTIONAL = "(optional)";

  private final Secrets secrets;

  AccountCheck(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The account, ready to be opened; empty where something is missing, which is reported. */
  Optional<Account> check(AccountEntry entry, ConnectorFile file, Problems problems) {
    int before = problems.unsorted().size();
    for (String name : entry.settings().keySet()) {
      unknown(entry, file, name, problems);
    }
    file.settings()
        .forEach(
            (name, help) -> {
              if (!help.strip().endsWith(OPTIONAL) && blank(entry.settings().get(name))) {
                problems.add(
                    entry.file(),
                    entry.line(),
                    "account '%s' needs the setting '%s': %s".formatted(entry.name(), name, help));
              }
            });
    Map<String, String> values = new LinkedHashMap<>();
    file.secrets()
        .forEach(
            (name, help) ->
                secrets
                    .find(entry.name(), name)
                    .ifPresentOrElse(
                        value -> values.put(name, value),
                        () -> missing(entry, name, help, problems)));
    return problems.unsorted().size() > before
        ? Optional.empty()
        : Optional.of(
            new Account(
                entry.name(),
                file.name(),
                entry.settings(),
                values,
                entry.privateAllowed(),
                entry.budget()));
  }

  private static void unknown(
      AccountEntry entry, ConnectorFile file, String name, Problems problems) {
    if (file.secrets().containsKey(name)) {
      problems.add(
          entry.file(),
          entry.line(name),
          "'%s' is a secret and must not stand here: set %s"
              .formatted(name, Secrets.variable(entry.name(), name)));
    } else if (!file.settings().containsKey(name)) {
      problems.add(
          entry.file(),
          entry.line(name),
          "connector '%s' has no setting '%s'%s"
              .formatted(
                  file.name(), name, Near.didYouMeanOrOneOf(name, file.settings().keySet())));
    }
  }

  private void missing(AccountEntry entry, String name, String help, Problems problems) {
    if (help.strip().endsWith(OPTIONAL)) {
      return;
    }
    problems.add(
        entry.file(),
        entry.line(),
        "account '%s' needs the secret '%s' (%s): set %s, or write it into data/secrets.yaml"
            .formatted(entry.name(), name, help, Secrets.variable(entry.name(), name)));
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
