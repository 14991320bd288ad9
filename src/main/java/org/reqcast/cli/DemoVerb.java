// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.reqcast.app.App;
import org.reqcast.app.Folders;
import org.reqcast.app.Serving;
import org.reqcast.config.Problems;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningReader;
import org.reqcast.sandbox.Sandbox;
import org.reqcast.sandbox.Weather;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code demo}: the ordinary service, pointed at a town of servers that do not exist outside. */
@Command(
    name = "demo",
    description = {
      "Try everything without accounts and without the internet: local servers that behave, and"
          + " sometimes misbehave, like the real ones; invented people and openings.",
      "Lives in data/demo, which is made anew at each start. Stop it with Ctrl-C."
    })
final class DemoVerb implements Callable<Integer> {
  private static final long SEED = 20261122;

  @ParentCommand Main main;

  @Option(
      names = "--port",
      description = "For the pages. Default: ${DEFAULT-VALUE}, or a free one.")
  int port = 8080;

  @Option(
      names = "--fair",
      description = "Servers that never misbehave. By default some are slow, busy or drop answers.")
  boolean fair;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path program = main.folders().program();
    Path home = program.resolve("data/demo");
    clear(home);
    int free = free(port);
    int publicFree = free(port == 0 ? 0 : free + 1);
    try (Sandbox sandbox = Sandbox.start(SEED, fair ? Weather.FINE : Weather.ROUGH)) {
      sandbox.furnish(home, free, publicFree);
      try (App app = App.open(Folders.of(program, home))) {
        Problems problems = new Problems();
        List<Opening> openings =
            new OpeningReader(problems).read(home.resolve("openings.yaml"), "openings.yaml");
        problems.list().forEach(main.terminal.err()::println);
        openings.forEach(app.ledger().openings()::keep);
        try (Serving service = Serving.start(app)) {
          tell(service, openings.size());
          CtrlC.stops(service, main.terminal);
          service.untilStopped();
        }
      }
    }
    return 0;
  }

  private void tell(Serving service, int openings) {
    String address = service.address();
    main.println(
        """

        Reqcast is running on invented boards and people, all on this machine.

          %s/           search: people arrive within seconds; try EMR, e-prescribing, HL7/FHIR
          %s/ads        %d openings going out to ten channels, each exactly once
          %s/activity   what runs, what failed (association-news: its password is wrong) and the remedy
          %s/           the public career site, on a port of its own

        On the command line: ./reqcast --home data/demo search "e-prescribing"
        Stop with Ctrl-C."""
            .formatted(address, address, openings, address, service.publicAddress()));
    main.terminal.flush();
  }

  private static int free(int wanted) throws IOException {
    for (int candidate : new int[] {wanted, 0}) {
      try (ServerSocket socket =
          new ServerSocket(candidate, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        if (candidate == 0) {
          throw taken;
        }
      }
    }
    return wanted;
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
