// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reqcast.app.App;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Consent;
import org.reqcast.run.Pauses;
import org.reqcast.web.Homecoming;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code connectors connect}: a person agrees, once, that we act for an account. */
@Command(
    name = "connect",
    description = {
      "Shows the address at which you agree that Reqcast acts for an account, and keeps what is"
          + " granted.",
      "Waits on this machine for your browser to come back; where the browser is on another one,"
          + " paste the address of the last page it shows."
    })
final class ConnectorsConnect implements Callable<Integer> {
  private static final long MINUTES = 10;

  @ParentCommand ConnectorsVerb verb;

  @Parameters(index = "0", paramLabel = "ACCOUNT")
  String name = "";

  @Option(
      names = "--redirect",
      paramLabel = "ADDRESS",
      defaultValue = "http://127.0.0.1:8765/connected",
      description =
          "Where the browser is sent afterwards, exactly as registered with the board. Default:"
              + " ${DEFAULT-VALUE}")
  URI redirect = URI.create("http://127.0.0.1:8765/connected");

  @Option(names = "--paste", description = "Do not listen; only take the pasted address.")
  boolean paste;

  @Override
  public Integer call() throws ConnectorException, InterruptedException, IOException {
    Main main = verb.main;
    try (App app = main.open()) {
      Connector connector =
          app.catalog()
              .open(name)
              .orElseThrow(
                  () -> new Trouble(app.catalog().why(name).orElse(name + " cannot be opened")));
      Consent consent =
          connector
              .consent()
              .orElseThrow(
                  () ->
                      new Trouble(
                          "nobody has to agree for "
                              + name
                              + "; run: reqcast connectors check "
                              + name));
      Consent.Question question = consent.ask(redirect);
      main.println("Open this address in a browser, and agree:\n\n  " + question.address() + "\n");
      String granted = consent.agreed(question, back(question));
      main.println(granted);
      Check.Health health = connector.check().check();
      new Pauses(app.ledger().runs()).checked(name, health);
      return switch (health) {
        case Check.Health.Well well -> {
          main.println("Known there as " + well.who() + ".");
          yield 0;
        }
        case Check.Health.Unwell unwell -> {
          main.terminal.err().println(unwell.message());
          yield Main.FAILED;
        }
      };
    }
  }

  private URI back(Consent.Question question) throws InterruptedException, IOException {
    if (paste || !Homecoming.here(redirect)) {
      CompletableFuture<URI> coming = new CompletableFuture<>();
      pasted(coming, true);
      return waited(coming);
    }
    try (Homecoming waiting = Homecoming.at(redirect, question.state())) {
      pasted(waiting.came(), false);
      return waited(waiting.came());
    }
  }

  private URI waited(CompletableFuture<URI> coming) throws InterruptedException {
    try {
      return coming.get(MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException late) {
      throw new Trouble("nobody came back within " + MINUTES + " minutes; nothing was changed");
    } catch (ExecutionException unreadable) {
      throw unreadable.getCause() instanceof Trouble trouble
          ? trouble
          : new Trouble(String.valueOf(unreadable.getMessage()));
    }
  }

  /**
   * @param only whether nothing else is waited for, so that the end of the input ends it
   */
  private void pasted(CompletableFuture<URI> read, boolean only) {
    verb.main.println(
        only
            ? "Paste the address of the page that follows, whether or not it could be shown:"
            : "Waiting for the browser. Without one here, paste the address of the last page:");
    verb.main.terminal.flush();
    Thread.ofPlatform().daemon().name("pasted").start(() -> read(read, only));
  }

  private static void read(CompletableFuture<URI> read, boolean only) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          read.complete(URI.create(line.strip()));
          return;
        }
      }
      if (only) {
        read.completeExceptionally(new Trouble("no address was pasted; nothing was changed"));
      }
    } catch (IllegalArgumentException noAddress) {
      read.completeExceptionally(new Trouble("that is no address; nothing was changed"));
    } catch (IOException | UncheckedIOException closed) {
      if (only) {
        read.completeExceptionally(new Trouble("no address was pasted; nothing was changed"));
      }
    }
  }
}
