// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Optional;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;

/** Files that boards fetch. */
final class OpeningPages {
  private OpeningPages() {}

  static Speech read(ConnectorFile file, YamlMap rest, Surroundings surroundings) {
    return account ->
        new Connector(
            account,
            file,
            Optional.empty(),
            Optional.empty(),
            () -> new Check.Health.Well(surroundings.publicFolder().toString()));
  }
}
