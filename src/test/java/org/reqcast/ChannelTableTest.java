// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.ChannelTable;
import org.reqcast.connector.ConnectorCatalog;

/** The guide must say what the connector files say. */
class ChannelTableTest {
  private static final String COMMAND = "./reqcast connectors table > docs/channels.md";

  @TempDir private Path home;

  @Test
  void theGuideShowsEveryChannelAsItsFileHasIt() throws IOException {
    ConnectorCatalog catalog = new ConnectorCatalog(Shipped.HOME, Shipped.dialects(home));
    assertThat(catalog.refresh().toString()).isEmpty();
    String page = ChannelTable.of(catalog);
    assertThat(page).contains(COMMAND);
    assertThat(Files.readString(Path.of("docs/channels.md")))
        .as("docs/channels.md is not what the connector files say; run: " + COMMAND)
        .isEqualTo(page);
  }
}
