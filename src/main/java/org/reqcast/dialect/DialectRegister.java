// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects;
import org.reqcast.grammar.Surroundings;

/** The register of {@link Dialect}s, as the connector catalog sees it. */
public record DialectRegister(Surroundings surroundings) implements Dialects {

  @Override
  public List<String> names() {
    return Arrays.stream(Dialect.values()).map(Dialect::word).toList();
  }

  @Override
  public Optional<Speech> read(ConnectorFile file, YamlMap rest) {
    return Arrays.stream(Dialect.values())
        .filter(dialect -> dialect.word().equals(file.speaks()))
        .findFirst()
        .map(dialect -> dialect.read(file, rest, surroundings));
  }
}
