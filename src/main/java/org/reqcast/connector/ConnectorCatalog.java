// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reqcast.config.Near;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;

/**
 * The connector files of a folder and the accounts on them, always as they were last right: a
 * broken edit is reported and leaves the version before it in use.
 */
public final class ConnectorCatalog {
  private static final String ENDING = ".yaml";

  private final Path home;
  private final ConnectorReader reader;
  private final Map<String, ConnectorReader.Read> good = new TreeMap<>();
  private final Map<String, Opened> opened = new LinkedHashMap<>();
  private List<AccountEntry> entries = List.of();
  private Secrets secrets = Secrets.of(variable -> null);
  private Problems fileProblems = new Problems();

  /** An account and what it was opened from; opened anew when either changes. */
  private record Opened(Account account, Dialects.Speech speech, Connector connector) {}

  /**
   * A catalog that has read nothing yet.
   *
   * @param home the folder that holds {@code connectors/}
   */
  public ConnectorCatalog(Path home, Dialects dialects) {
    this.home = home;
    this.reader = new ConnectorReader(dialects);
  }

  /** Reads all files again; call at the start and whenever one changed. */
  public synchronized Problems refresh() {
    Problems found = new Problems();
    refresh(found);
    return found;
  }

  /** As {@link #refresh()}, adding the mistakes to those of other files. */
  public synchronized void refresh(Problems problems) {
    Problems found = problems.fresh();
    Map<String, String> seen = new TreeMap<>();
    for (Path path : paths(found)) {
      String shownAs = shown(path);
      String name = path.getFileName().toString().replace(ENDING, "");
      String earlier = seen.putIfAbsent(name, shownAs);
      if (earlier != null) {
        found.add(shownAs, 1, "a connector of this name stands in " + earlier);
        continue;
      }
      read(name, path, shownAs, found);
    }
    good.keySet().retainAll(seen.keySet());
    fileProblems = found;
    problems.addAll(found);
  }

  /** Takes these accounts in place of those before. */
  public synchronized void accounts(List<AccountEntry> accounts, Secrets known) {
    entries = List.copyOf(accounts);
    secrets = known;
  }

  /** The files that are, or last were, right; by name. */
  public synchronized List<ConnectorFile> files() {
    return good.values().stream().map(ConnectorReader.Read::file).toList();
  }

  /** The names of all accounts, right or not, in the order written. */
  public synchronized List<String> accounts() {
    return entries.stream().map(AccountEntry::name).toList();
  }

  /** Every mistake in connector files and accounts as they now stand. */
  public synchronized List<Problem> problems() {
    Problems all = new Problems();
    all.addAll(fileProblems);
    entries.forEach(entry -> account(entry, all));
    return all.list();
  }

  /** An account, opened; empty where it is unknown or has a mistake, see {@link #why}. */
  public synchronized Optional<Connector> open(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .flatMap(entry -> account(entry, new Problems()))
        .map(this::opened);
  }

  /** In one sentence, why an account cannot be opened; empty where it can. */
  public synchronized Optional<String> why(String name) {
    for (AccountEntry entry : entries) {
      if (entry.name().equals(name)) {
        Problems found = new Problems();
        account(entry, found);
        return found.list().stream().findFirst().map(Problem::message);
      }
    }
    return Optional.of("there is no account '" + name + "'" + Near.didYouMean(name, accounts()));
  }

  private Connector opened(Account account) {
    Dialects.Speech speech = known(account.connector()).speech();
    Opened before = opened.get(account.name());
    if (before == null || !before.account().equals(account) || !before.speech().equals(speech)) {
      before = new Opened(account, speech, speech.open(account));
      opened.put(account.name(), before);
    }
    return before.connector();
  }

  private ConnectorReader.Read known(String connector) {
    ConnectorReader.Read read = good.get(connector);
    if (read == null) {
      throw new IllegalStateException("no connector " + connector);
    }
    return read;
  }

  private Optional<Account> account(AccountEntry entry, Problems problems) {
    ConnectorReader.Read read = good.get(entry.connector());
    if (read == null) {
      String hint = Near.didYouMeanOrOneOf(entry.connector(), good.keySet());
      problems.add(
          entry.file(),
          entry.line("connector"),
          "account '%s' names no usable connector: %s%s"
              .formatted(entry.name(), entry.connector(), hint));
      return Optional.empty();
    }
    return new AccountCheck(secrets, "data/secrets.yaml").check(entry, read.file(), problems);
  }

  private void read(String name, Path path, String shownAs, Problems found) {
    Problems own = found.fresh();
    Optional<ConnectorReader.Read> read =
        YamlFile.read(path, shownAs, own).flatMap(map -> reader.read(name, map, own));
    if (read.isPresent() && own.isEmpty()) {
      good.put(name, read.get());
    } else if (good.containsKey(name)) {
      own.add(shownAs, 1, "the version before this edit stays in use");
    }
    found.addAll(own);
  }

  private List<Path> paths(Problems found) {
    Path folder = home.resolve("connectors");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(
          all.filter(path -> path.getFileName().toString().endsWith(ENDING))
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(this::shown))
              .toList());
    } catch (IOException unreadable) {
      found.add("connectors", 1, "cannot be read: " + unreadable.getMessage());
      return List.of();
    }
  }

  private String shown(Path path) {
    return home.relativize(path).toString().replace('\\', '/');
  }
}
