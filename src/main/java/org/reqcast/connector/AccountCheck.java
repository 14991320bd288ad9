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
              if (!isOptional(help) && blank(entry.settings().get(name))) {
                problems.add(
                    entry.file(),
                    entry.line(),
                    "account '%s' needs the setting '%s': %s".formatted(entry.name(), name, help));
              }
            });
    Map<String, String> values = new LinkedHashMap<>();
    file.secrets()
        .keySet()
        .forEach(
            name -> secrets.find(entry.name(), name).ifPresent(value -> values.put(name, value)));
    return problems.unsorted().size() > before || off(entry, file).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Account(
                entry.name(), file.name(), entry.settings(), values, entry.privateAllowed()));
  }

  /** In a sentence, which secret the account waits for; empty where all are there. */
  Optional<String> off(AccountEntry entry, ConnectorFile file) {
    return file.secrets().entrySet().stream()
        .filter(secret -> !isOptional(secret.getValue()))
        .filter(secret -> secrets.find(entry.name(), secret.getKey()).isEmpty())
        .findFirst()
        .map(
            secret ->
                file.access()
                        .off("the secret '%s' (%s)".formatted(secret.getKey(), secret.getValue()))
                    + "; then set %s, or write it into data/secrets.yaml"
                        .formatted(Secrets.variable(entry.name(), secret.getKey())));
  }

  static boolean isOptional(String help) {
    return help.strip().endsWith(OPTIONAL);
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

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
