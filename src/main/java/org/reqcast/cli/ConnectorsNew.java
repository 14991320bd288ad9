// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reqcast.connector.Starter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code connectors new}: the beginning of a connector. */
@Command(
    name = "new",
    description = {
      "Begin a connector: a file that already works as it stands, and a fixture to prove it by.",
      "Then edit the file, name an account on it in reqcast.yaml, check it and preview an opening."
    })
final class ConnectorsNew implements Callable<Integer> {
  @ParentCommand ConnectorsVerb verb;

  @Parameters(paramLabel = "NAME", description = "Small letters, digits and hyphens.")
  String name = "";

  @Option(
      names = "--speaks",
      paramLabel = "DIALECT",
      description = "How it speaks: json-api, feed or pages. Default: ${DEFAULT-VALUE}.")
  String speaks = "json-api";

  @Override
  public Integer call() throws IOException {
    Main main = verb.main;
    Path home = main.folders().home();
    List<Path> written = Starter.begin(home, name, speaks);
    if (main.json) {
      main.terminal.json(written.stream().map(Path::toString).toList());
      return 0;
    }
    written.forEach(file -> main.println("wrote " + home.relativize(file)));
    main.println(
        """
        Next:
          1. edit the file; your editor completes its keys
          2. name an account on it in reqcast.yaml
          3. ./reqcast connectors check ACCOUNT
          4. ./reqcast connectors preview ACCOUNT
          5. ./mvnw test -Dtest=FixturesTest holds it against its fixture""");
    return 0;
  }
}
