// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The guide's page of channels, made of the connector files. */
public final class ChannelTable {
  private static final String HEAD =
      """
      # Channels

      What each connector that ships can do. This page is made of the connector files; write it anew with

      ```sh
      ./reqcast connectors table > docs/channels.md
      ```

      “Stand-in” is a server of ours that speaks and refuses as the vendor does; see [real-servers.md](real-servers.md) for the others. “Format rules” are the vendor's, written down in our tests. “No credential” does not mean no agreement: many boards read a feed only after they have approved it. “off” is a channel that is here and asleep until you have what only its board can give.

      | channel | how ads get there | update | close | read back | stands once because | what is needed | tested against |
      |---|---|---|---|---|---|---|---|
      """;

  private ChannelTable() {}

  /** The page, a row for each connector that advertises. */
  public static String of(ConnectorCatalog catalog) {
    StringBuilder page = new StringBuilder(HEAD);
    for (ConnectorFile file : catalog.files()) {
      catalog.abilities(file.name()).ifPresent(can -> page.append(row(file, can)));
    }
    return page.toString();
  }

  private static String needed(ConnectorFile file, Abilities can) {
    if (can.kind().equals(Abilities.BY_HAND)) {
      return "a person with a login of theirs";
    }
    return file.secrets().isEmpty() ? "no credential" : String.join("; ", file.secrets().values());
  }

  private static String row(ConnectorFile file, Abilities can) {
    List<String> cells = new ArrayList<>();
    cells.add(file.name());
    cells.add(can.kind());
    cells.add(can.update());
    cells.add(can.close());
    cells.add(can.readBack());
    cells.add(can.once());
    cells.add(file.gate().orElseGet(() -> needed(file, can)));
    String usual = can.equals(Abilities.WHOLE_SET) ? "format rules" : "stand-in";
    cells.add(Optional.ofNullable(file.tested()).orElse(usual));
    return cells.stream()
        .map(cell -> " " + cell.replace("|", "\\|").replaceAll("\\s+", " ") + " ")
        .collect(Collectors.joining("|", "|", "|\n"));
  }
}
