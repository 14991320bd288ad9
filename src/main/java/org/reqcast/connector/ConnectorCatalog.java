// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.reqcast.config.Near;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.Watched;
import org.reqcast.config.YamlFile;

/**
 * The connector files of some folders and the accounts on them, always as they were last right: a
 * broken edit is reported and leaves the version before it in use.
 */
public final class ConnectorCatalog {
  private static final String PATTERN = "connectors/**.yaml";

  private final List<Watched<ConnectorReader.Read>> folders;
  private final Map<String, Opened> opened = new LinkedHashMap<>();
  private Map<String, ConnectorReader.Read> good = Map.of();
  private Problems fileProblems = new Problems();
  private List<AccountEntry> entries = List.of();
  private Secrets secrets = Secrets.of(variable -> null);

  /** An account and what it was opened from; opened anew when either changes. */
  private record Opened(Account account, Dialects.Speech speech, Connector connector) {}

  /**
   * A catalog that has read nothing yet.
   *
   * @param home the folder that holds {@code connectors/}
   */
  public ConnectorCatalog(Path home, Dialects dialects) {
    this(List.of(home), dialects);
  }

  /**
   * A catalog that has read nothing yet.
   *
   * @param homes folders that hold {@code connectors/}; a file of an earlier one takes the place of
   *     those of the same name in later ones
   */
  public ConnectorCatalog(List<Path> homes, Dialects dialects) {
    ConnectorReader reader = new ConnectorReader(dialects);
    this.folders =
        homes.stream()
            .map(
                home ->
                    new Watched<>(
                        home,
                        PATTERN,
                        (file, shownAs, problems) ->
                            YamlFile.read(file, shownAs, problems)
                                .flatMap(map -> reader.read(name(shownAs), map, problems))))
            .toList();
  }

  /** Reads the files that changed; call at the start and from time to time. Cheap if none did. */
  public synchronized Problems refresh() {
    Problems found = new Problems();
    Map<String, ConnectorReader.Read> byName = new TreeMap<>();
    Set<String> taken = new HashSet<>();
    for (Watched<ConnectorReader.Read> folder : folders) {
      folder.refresh();
      taken.addAll(add(folder.state(), taken, byName, found));
    }
    good = byName;
    fileProblems = found;
    return found;
  }

  /**
   * Adds a folder's files but those whose name is taken; returns their names, the broken ones' too.
   */
  private static Set<String> add(
      Watched.State<ConnectorReader.Read> state,
      Set<String> taken,
      Map<String, ConnectorReader.Read> byName,
      Problems found) {
    Set<String> names = new HashSet<>();
    for (Problem problem : state.problems()) {
      if (!taken.contains(name(problem.file()))) {
        found.add(problem.file(), problem.line(), problem.message());
        names.add(name(problem.file()));
      }
    }
    for (String file : state.older()) {
      if (!taken.contains(name(file))) {
        found.add(file, 1, "the version before this edit stays in use");
      }
    }
    state
        .files()
        .forEach(
            (file, read) -> {
              String name = read.file().name();
              if (taken.contains(name)) {
                return;
              }
              names.add(name);
              ConnectorReader.Read first = byName.putIfAbsent(name, read);
              if (first != null) {
                found.add(file, 1, "a connector of this name stands in " + first.file().path());
              }
            });
    return names;
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

  /**
   * An account for looking at what would be sent: it knows no secret and needs none. Not for
   * sending.
   */
  public synchronized Optional<Connector> unarmed(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .flatMap(entry -> account(entry, Secrets.pretended(), new Problems()))
        .map(account -> known(account.connector()).speech().open(account));
  }

  /** In one sentence, why an account cannot be opened; empty where it can. */
  public synchronized Optional<String> why(String name) {
    for (AccountEntry entry : entries) {
      if (entry.name().equals(name)) {
        Problems found = new Problems();
        account(entry, found);
        return found.list().stream().findFirst().map(one -> shown(one, entry)).or(() -> off(name));
      }
    }
    return Optional.of(
        "there is no account '"
            + name
            + "'"
            + (entries.isEmpty()
                ? "; name one in reqcast.yaml under accounts:"
                : Near.didYouMeanOrOneOf(name, accounts())));
  }

  /**
   * What an account waits for that is right but for a secret, and where to ask for it; empty where
   * it lacks none, or has a mistake besides.
   */
  public synchronized Optional<String> off(String name) {
    for (AccountEntry entry : entries) {
      ConnectorReader.Read read = good.get(entry.connector());
      if (entry.name().equals(name) && read != null) {
        Problems found = new Problems();
        new AccountCheck(secrets).check(entry, read.file(), found);
        return found.isEmpty()
            ? new AccountCheck(secrets).off(entry, read.file())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A mistake of the account's own entry needs no place; one of another file does. */
  private static String shown(Problem problem, AccountEntry entry) {
    return problem.file().equals(entry.file()) ? problem.message() : problem.toString();
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

  /** What a connector can do with ads; empty where it takes none, or cannot be used. */
  public Optional<Abilities> abilities(String connector) {
    return Optional.ofNullable(good.get(connector)).flatMap(read -> read.speech().abilities());
  }

  private ConnectorReader.Read known(String connector) {
    ConnectorReader.Read read = good.get(connector);
    if (read == null) {
      throw new IllegalStateException("no connector " + connector);
    }
    return read;
  }

  private Optional<Account> account(AccountEntry entry, Problems problems) {
    return account(entry, secrets, problems);
  }

  private Optional<Account> account(AccountEntry entry, Secrets known, Problems problems) {
    ConnectorReader.Read read = good.get(entry.connector());
    if (read == null) {
      Optional<Problem> mistake = mistakeOf(entry.connector());
      if (mistake.isPresent()) {
        Problem its = mistake.get();
        problems.add(its.file(), its.line(), its.message());
        return Optional.empty();
      }
      String hint = Near.didYouMeanOrOneOf(entry.connector(), good.keySet());
      problems.add(
          entry.file(),
          entry.line("connector"),
          "account '%s' names no connector: %s%s".formatted(entry.name(), entry.connector(), hint));
      return Optional.empty();
    }
    return new AccountCheck(known).check(entry, read.file(), problems);
  }

  /** The first mistake in the file of a connector that was never right. */
  private Optional<Problem> mistakeOf(String connector) {
    return fileProblems.list().stream()
        .filter(problem -> name(problem.file()).equals(connector))
        .findFirst();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
  }
}
