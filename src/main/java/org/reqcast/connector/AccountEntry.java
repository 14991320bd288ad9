// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;

/**
 * An account as the settings file writes it, before anybody looked whether its connector exists.
 *
 * @param budget its own, in place of its connector file's; null where it has none
 * @param file where it stands
 * @param line of its name
 * @param lines of its settings, by name
 */
public record AccountEntry(
    String name,
    String connector,
    Map<String, String> settings,
    boolean privateAllowed,
    @Nullable Budget budget,
    String file,
    int line,
    Map<String, Integer> lines) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** The accounts under {@code accounts:} of the settings. */
  public static List<AccountEntry> read(YamlMap settings) {
    List<AccountEntry> entries = new ArrayList<>();
    settings
        .mapIf("accounts")
        .ifPresent(
            accounts -> {
              for (String name : accounts.keys()) {
                accounts.mapIf(name).ifPresent(one -> entries.add(one(name, accounts, one)));
              }
              accounts.done();
            });
    return entries;
  }

  private static AccountEntry one(String name, YamlMap accounts, YamlMap one) {
    if (!NAME.matcher(name).matches()) {
      accounts.wrong(
          accounts.line(name),
          "'" + name + "' must be small letters and digits, with hyphens between");
    }
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    lines.put("connector", one.line("connector"));
    one.mapIf("settings")
        .ifPresent(
            settings -> {
              for (String key : settings.keys()) {
                values.put(key, settings.text(key));
                lines.put(key, settings.line(key));
              }
              settings.done();
            });
    String connector = one.text("connector");
    boolean privateAllowed = one.flagIf("private-addresses").orElse(false);
    Budget budget = Budget.read(one).orElse(null);
    one.done();
    return new AccountEntry(
        name,
        connector,
        values,
        privateAllowed,
        budget,
        accounts.file(),
        accounts.line(name),
        lines);
  }

  int line(String key) {
    return lines.getOrDefault(key, line);
  }
}
