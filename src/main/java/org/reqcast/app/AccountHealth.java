// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.reqcast.config.Problem;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.ledger.RunRow;
import org.reqcast.run.Pauses;
import org.reqcast.run.Silence;
import org.reqcast.web.Health;

/** How each account is, from its files, its pauses, its last run and its silence. */
record AccountHealth(App app, Silence silence, Supplier<List<Problem>> mistakes) implements Health {
  private static final int LOOKED_AT = 300;

  @Override
  public List<AccountLine> accounts() {
    ConnectorCatalog catalog = app.catalog();
    Pauses pauses = new Pauses(app.ledger().runs());
    Map<String, RunRow> last = new HashMap<>();
    app.ledger().runs().latest(LOOKED_AT).stream()
        .filter(row -> row.outcome() != RunRow.Outcome.PAUSED)
        .forEach(row -> last.putIfAbsent(row.account(), row));
    Map<String, String> silent = silence.unwell();
    return catalog.accounts().stream()
        .map(
            name ->
                catalog
                    .off(name)
                    .map(why -> line(name, true, Optional.of(why)))
                    .orElseGet(
                        () -> line(name, false, trouble(catalog, pauses, last, silent, name))))
        .toList();
  }

  private Optional<String> trouble(
      ConnectorCatalog catalog,
      Pauses pauses,
      Map<String, RunRow> last,
      Map<String, String> silent,
      String name) {
    return catalog
        .why(name)
        .or(() -> pauses.account(name))
        .or(() -> app.rests().account(name))
        .or(() -> failed(last, name))
        .or(() -> Optional.ofNullable(silent.get(name)));
  }

  private AccountLine line(String name, boolean off, Optional<String> trouble) {
    String connector =
        app.settings().accounts().stream()
            .filter(entry -> entry.name().equals(name))
            .map(entry -> entry.connector())
            .findFirst()
            .orElse("");
    String about =
        app.catalog().files().stream()
            .filter(file -> file.name().equals(connector))
            .map(file -> file.about())
            .findFirst()
            .orElse("");
    return new AccountLine(name, connector, off || trouble.isEmpty(), off, trouble.orElse(about));
  }

  private static Optional<String> failed(Map<String, RunRow> last, String name) {
    return Optional.ofNullable(last.get(name))
        .filter(row -> row.outcome() == RunRow.Outcome.FAILED)
        .map(RunRow::message);
  }

  @Override
  public List<String> notices() {
    return mistakes.get().stream().map(Problem::toString).toList();
  }
}
