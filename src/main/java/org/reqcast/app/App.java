// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.Watched;
import org.reqcast.config.YamlFile;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.Secrets;
import org.reqcast.connector.Wording;
import org.reqcast.dialect.DialectRegister;
import org.reqcast.grammar.Surroundings;
import org.reqcast.grammar.Vault;
import org.reqcast.http.PoliteHttp;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.Postings;
import org.reqcast.posting.Comparison;
import org.reqcast.posting.Posting;
import org.reqcast.posting.Tasks;
import org.reqcast.run.Accounts;
import org.reqcast.run.Gathering;
import org.reqcast.run.Pauses;
import org.reqcast.run.Rests;
import org.reqcast.run.Run;
import org.reqcast.schedule.Schedule;
import org.reqcast.schedule.ScheduleReader;
import org.reqcast.search.CandidateIndex;
import org.reqcast.search.Fields;
import org.reqcast.skill.Skill;
import org.reqcast.skill.SkillReader;
import org.reqcast.skill.Taxonomy;
import org.reqcast.sourcing.Collecting;
import org.reqcast.sourcing.InstallKey;
import org.reqcast.sourcing.SamePerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything, built in the order in which it can fail, as far as somebody asks for it, and closed
 * in reverse.
 */
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  /** Longer than any request may take, so that nobody else takes a posting that is being sent. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Folders folders;
  private final Settings settings;
  private final List<Problem> settingsProblems;
  private final InstantSource clock = Clock.systemUTC();
  private final Patience patience = new Patience();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Problems indexProblems = new Problems();

  private @Nullable Ledger ledger;
  private @Nullable Taxonomy taxonomy;
  private @Nullable SkillReader reader;
  private @Nullable CandidateIndex index;
  private @Nullable IndexFollower follower;
  private @Nullable ConnectorCatalog catalog;
  private @Nullable Posting posting;
  private @Nullable CampaignFiles campaigns;
  private @Nullable Run run;

  private App(Folders folders, Settings settings, List<Problem> settingsProblems) {
    this.folders = folders;
    this.settings = settings;
    this.settingsProblems = settingsProblems;
  }

  /** Reads the settings; everything else is built when it is first asked for. */
  public static App open(Folders folders) {
    Problems problems = new Problems();
    Settings settings = Settings.read(folders.home(), System::getenv, problems);
    return new App(folders, settings, problems.list());
  }

  public Folders folders() {
    return folders;
  }

  public Settings settings() {
    return settings;
  }

  public List<Problem> settingsProblems() {
    return settingsProblems;
  }

  /** Mistakes in the files under {@code index/}; known once the taxonomy was asked for. */
  public List<Problem> indexProblems() {
    return indexProblems.list();
  }

  public InstantSource clock() {
    return clock;
  }

  /** The day that it is where openings begin and end. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
  }

  /** Wakes whatever waits for its next request, because the program stops. */
  void hurry() {
    patience.end();
  }

  /** Lets time pass. */
  public void rest(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /** Feeds, opening pages and the sitemap. */
  public Path publicFolder() {
    return settings.data().resolve("public");
  }

  public synchronized Ledger ledger() {
    if (ledger == null) {
      ledger = opened(Ledger.open(settings.data().resolve("ledger"), clock));
    }
    return ledger;
  }

  public synchronized Taxonomy taxonomy() {
    if (taxonomy == null) {
      taxonomy = Taxonomy.read(folders.index().resolve("skills"), indexProblems);
    }
    return taxonomy;
  }

  public synchronized SkillReader reader() {
    if (reader == null) {
      reader = SkillReader.of(taxonomy());
    }
    return reader;
  }

  public synchronized CandidateIndex index() {
    if (index == null) {
      Fields fields = Fields.read(folders.index().resolve("fields.yaml"), indexProblems);
      index =
          opened(
              CandidateIndex.open(settings.data().resolve("index"), fields, taxonomy(), ledger()));
    }
    return index;
  }

  /** What keeps the index up to the ledger. */
  synchronized IndexFollower follower() {
    if (follower == null) {
      follower = opened(new IndexFollower(index()));
    }
    return follower;
  }

  /** The connectors and accounts, as their files now stand. */
  public synchronized ConnectorCatalog catalog() {
    if (catalog == null) {
      RandomGenerator random = RandomGenerator.getDefault();
      PoliteHttp http = opened(new PoliteHttp(settings.site(), clock, patience, random));
      Surroundings surroundings =
          new Surroundings(
              http,
              clock,
              folders.home(),
              publicFolder(),
              settings.data().resolve("tokens"),
              settings.data().resolve("memory"),
              new Wording(
                  settings.organization(),
                  settings.organizationSite(),
                  settings.site(),
                  this::skillName),
              vault());
      catalog = new ConnectorCatalog(folders.ofConnectors(), new DialectRegister(surroundings));
      catalog.accounts(settings.accounts(), settings.secrets());
      catalog.refresh();
    }
    return catalog;
  }

  /**
   * Reads the file of secrets again. An account that waited for one comes alive, and one that
   * rested because its credential was turned down is tried with the other one.
   *
   * @return mistakes in the file, for which the secrets before them are kept
   */
  List<Problem> readSecrets() {
    Problems problems = new Problems();
    Secrets read = SecretsFile.read(folders.home(), settings.data(), System::getenv, problems);
    if (!problems.isEmpty()) {
      return problems.list();
    }
    Map<String, Optional<Account>> before = accountsNow();
    catalog().accounts(settings.accounts(), read);
    Pauses pauses = new Pauses(ledger().runs());
    accountsNow()
        .forEach(
            (name, account) -> {
              if (account.isPresent() && !account.equals(before.get(name))) {
                pauses.mended(name);
                LOG.info("{} goes on with another secret", name);
              }
            });
    return List.of();
  }

  private Map<String, Optional<Account>> accountsNow() {
    Map<String, Optional<Account>> now = new LinkedHashMap<>();
    catalog()
        .accounts()
        .forEach(name -> now.put(name, catalog().open(name).map(Connector::account)));
    return now;
  }

  /** What seals the tokens that servers lend us. */
  public Vault vault() {
    return new Vault(
        settings.data().resolve("key"), System.getenv(Vault.VARIABLE), new SecureRandom());
  }

  /** What people read for a skill: an id's label, and what is no id as it was written. */
  private String skillName(String words) {
    return taxonomy()
        .find(words)
        .or(
            () ->
                words.contains(" ") ? Optional.empty() : taxonomy().named(words.replace('-', ' ')))
        .filter(skill -> words.contains("-") || words.equals(skill.id()))
        .map(Skill::label)
        .orElse(words);
  }

  public synchronized Posting posting() {
    if (posting == null) {
      posting =
          new Posting(
              ledger().openings(),
              ledger().postings(),
              URI.create(settings.site()),
              ZoneId.systemDefault(),
              clock,
              LEASE,
              () -> ThreadLocalRandom.current().nextDouble(),
              () -> campaigns().campaigns());
    }
    return posting;
  }

  /** What people are asked to do by hand. */
  public Tasks tasks() {
    return posting().tasks(this::byHand);
  }

  /** What an ad last said beside what it would say now; empty where neither is known. */
  public Optional<Comparison> comparison(PostingRow row) {
    List<Postings.Text> kept = ledger().postings().texts(row.id());
    boolean over =
        ledger().openings().find(row.opening()).filter(it -> it.advertised(today())).isEmpty();
    Optional<Ad> now = over ? Optional.empty() : posting().ad(row);
    return catalog()
        .unarmed(row.account())
        .flatMap(Connector::delivery)
        .filter(delivery -> now.isPresent() || !kept.isEmpty())
        .map(delivery -> Comparison.of(kept, now, delivery));
  }

  private Optional<ByHand> byHand(String account) {
    return catalog()
        .open(account)
        .flatMap(Connector::delivery)
        .filter(ByHand.class::isInstance)
        .map(ByHand.class::cast);
  }

  /** The campaign files, as they stood when they were last refreshed. */
  public synchronized CampaignFiles campaigns() {
    if (campaigns == null) {
      campaigns = new CampaignFiles(folders.home(), catalog()::accounts, this::taxonomy);
    }
    return campaigns;
  }

  /** The schedule files; reads them when it is refreshed. */
  public Watched<Schedule> schedules() {
    ScheduleReader reads = new ScheduleReader(catalog()::accounts);
    return new Watched<>(
        folders.home(),
        "schedules/*.yaml",
        (file, shownAs, problems) ->
            YamlFile.read(file, shownAs, problems)
                .flatMap(map -> reads.read(name(file), map, problems)));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
  }

  /** The sentence: see {@link Run}. */
  public synchronized Run run() {
    if (run == null) {
      Collecting collecting =
          new Collecting(ledger().people(), reader(), new SamePerson(installKey()));
      run =
          new Run(
              ledger().runs(),
              Accounts.of(catalog()),
              posting(),
              Gathering.of(collecting),
              follower()::follow,
              rests());
    }
    return run;
  }

  /** The accounts that are left alone while their boards are in trouble. */
  public Rests rests() {
    return new Rests(ledger().runs(), clock, () -> ThreadLocalRandom.current().nextDouble());
  }

  private byte[] installKey() {
    try {
      Files.createDirectories(settings.data());
      return InstallKey.in(settings.data(), new SecureRandom());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a key in " + settings.data(), e);
    }
  }

  private <C extends AutoCloseable> C opened(C resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("Closing went wrong, the rest is closed all the same", e);
      }
    }
  }
}
