// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.connector.AccountEntry;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.Secrets;
import org.reqcast.connector.Wording;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.Http;

/** Opens an account on one of the connector files that ship. */
final class Opened {
  static final String ACCOUNT = "main";

  /** What the world may read of all that tests open. */
  static final Path PUBLIC = Path.of("target", "public").toAbsolutePath();

  private Opened() {}

  static Connector on(
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets,
      Http http,
      InstantSource clock) {
    return on(Path.of("").toAbsolutePath(), connector, settings, secrets, http, clock);
  }

  /** On a connector file of another home. */
  static Connector on(
      Path home,
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets,
      Http http,
      InstantSource clock) {
    return on(home, fresh(), connector, settings, secrets, http, clock);
  }

  /** With the tokens that another process kept. */
  static Connector on(
      Path home,
      Path tokens,
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets,
      Http http,
      InstantSource clock) {
    ConnectorCatalog catalog = new ConnectorCatalog(home, register(home, tokens, http, clock));
    Problems problems = catalog.refresh();
    String of = "/" + connector + ".yaml";
    Assertions.assertThat(problems.list()).noneMatch(one -> one.file().endsWith(of));
    String yaml =
        "accounts:\n  main:\n    connector: %s\n    private-addresses: true\n%s"
            .formatted(
                connector,
                settings.isEmpty()
                    ? ""
                    : settings.entrySet().stream()
                        .map(one -> "      " + one.getKey() + ": \"" + one.getValue() + "\"\n")
                        .collect(Collectors.joining("", "    settings:\n", "")));
    var entries = AccountEntry.read(YamlFile.parse(yaml, "reqcast.yaml", problems).orElseThrow());
    catalog.accounts(
        entries,
        Secrets.of(
            variable ->
                secrets.entrySet().stream()
                    .filter(one -> Secrets.variable(ACCOUNT, one.getKey()).equals(variable))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null)));
    return catalog
        .open(ACCOUNT)
        .orElseThrow(() -> new AssertionError(catalog.why(ACCOUNT).orElse("not opened")));
  }

  static DialectRegister register(Path home, Http http, InstantSource clock) {
    return register(home, fresh(), http, clock);
  }

  private static Path fresh() {
    return Path.of("target", "tokens", UUID.randomUUID().toString());
  }

  private static DialectRegister register(Path home, Path tokens, Http http, InstantSource clock) {
    Wording wording =
        new Wording(
            "Riverside Staffing",
            "https://riverside.example.org",
            "https://jobs.riverside.example.org",
            skill -> skill);
    return new DialectRegister(
        new Surroundings(http, clock, home, PUBLIC, tokens, tokens.resolve("memory"), wording));
  }
}
