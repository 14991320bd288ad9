// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;
import org.reqcast.http.SlowDown;

class ConnectorCatalogTest {
  private static final String GOOD =
      """
      about: A board that talks.
      speaks: smoke-signs
      home: "{{instance}}"
      settings:
        instance: Address of the server
        colour: Colour of the smoke (optional)
      secrets:
        token: Account, Settings, a new token
      pace: 30/m
      slow-down: [retry-after, {header: X-Reset, is: iso}, {json: a.b, is: millis}, {midnight: utc}]
      expect: 14d
      say: "{{title}}"
      """;

  @TempDir private Path home;

  @Test
  void readsTheCommonKeysAndHandsTheRestOver() throws IOException {
    write("social/smoke.yaml", GOOD);
    ConnectorCatalog catalog = catalog();
    assertThat(catalog.refresh().list()).isEmpty();
    ConnectorFile file = catalog.files().getFirst();
    assertThat(file.name()).isEqualTo("smoke");
    assertThat(file.path()).isEqualTo("connectors/social/smoke.yaml");
    assertThat(file.manners().spacing()).isEqualTo(Duration.ofSeconds(2));
    assertThat(file.expect()).isEqualTo(Duration.ofDays(14));
    assertThat(file.manners().slowDown())
        .containsExactly(
            SlowDown.RETRY_AFTER,
            new SlowDown.Header("X-Reset", null, SlowDown.Reading.ISO),
            new SlowDown.Json("a.b", SlowDown.Reading.MILLIS),
            new SlowDown.Midnight(ZoneOffset.UTC));
  }

  @Test
  void everyMistakeOfEveryFileIsToldAtOnceAndStopsNoOther() throws IOException {
    write("social/smoke.yaml", GOOD);
    write("a.yaml", GOOD.replace("speaks: smoke-signs", "speaks: smoke-sings"));
    write("b.yaml", GOOD.replace("{{instance}}", "{{instanse}}").replace("30/m", "fast"));
    write("c.yaml", GOOD.replace("  instance:", "  title:").replace("{{instance}}", "x"));
    write("d.yaml", GOOD.replace("expect:", "expct:").replace("{{title}}", "{{titel}}"));
    write("e.yaml", "about: [");
    write("boards/smoke.yaml", GOOD);
    write("f.yaml", GOOD.replace("  instance:", "  page:").replace("{{instance}}", "x"));
    ConnectorCatalog catalog = catalog();
    assertThat(catalog.refresh().list().stream().map(Problem::toString))
        .anyMatch(p -> p.startsWith("connectors/f.yaml:5: ") && p.contains("of some requests"))
        .anyMatch(p -> p.startsWith("connectors/a.yaml:2: ") && p.contains("smoke-signs"))
        .anyMatch(p -> p.startsWith("connectors/b.yaml:3: ") && p.contains("{{instance}}?"))
        .anyMatch(p -> p.startsWith("connectors/b.yaml:9: ") && p.contains("30/m"))
        .anyMatch(p -> p.startsWith("connectors/c.yaml:5: ") && p.contains("already a word"))
        .anyMatch(p -> p.startsWith("connectors/d.yaml:11: ") && p.contains("'expect'"))
        .anyMatch(p -> p.startsWith("connectors/d.yaml:12: ") && p.contains("{{title}}?"))
        .anyMatch(p -> p.startsWith("connectors/e.yaml:"))
        .anyMatch(p -> p.contains("a connector of this name stands in"))
        .hasSizeLessThanOrEqualTo(10);
    assertThat(catalog.files()).extracting(ConnectorFile::name).containsExactly("smoke");
  }

  @Test
  void aBrokenEditLeavesTheLastGoodVersionInUseAndSaysSo() throws IOException {
    write("smoke.yaml", GOOD);
    ConnectorCatalog catalog = catalog();
    catalog.refresh();
    catalog.accounts(accounts("  hill: {connector: smoke, settings: {instance: x}}"), secrets());
    Connector before = catalog.open("hill").orElseThrow();
    write("smoke.yaml", GOOD.replace("about:", "abuot:"));
    assertThat(catalog.refresh().list().toString())
        .contains("the version before this edit stays in use");
    assertThat(catalog.open("hill")).contains(before);
    write("smoke.yaml", GOOD.replace("A board", "Another board"));
    assertThat(catalog.refresh().list()).isEmpty();
    assertThat(catalog.open("hill").orElseThrow().file().about()).startsWith("Another");
    Files.delete(home.resolve("connectors/smoke.yaml"));
    catalog.refresh();
    assertThat(catalog.open("hill")).isEmpty();
  }

  @Test
  void accountsThatLackSomethingAreExplainedWithTheRemedy() throws IOException {
    write("smoke.yaml", GOOD);
    ConnectorCatalog catalog = catalog();
    catalog.refresh();
    catalog.accounts(
        accounts(
            """
              hill: {connector: smoke, settings: {instance: x}}
              top-hill: {connector: smoke, settings: {instance: x}}
              lake: {connector: smok, settings: {}}
              wood: {connector: smoke, settings: {instanze: x, token: hush}}
            """),
        secrets());
    assertThat(catalog.open("hill")).isPresent();
    assertThat(catalog.why("top-hill").orElseThrow())
        .isEqualTo(
            "off: needs the secret 'token' (Account, Settings, a new token); "
                + "then set REQCAST_TOP_HILL_TOKEN, or write it into data/secrets.yaml");
    assertThat(catalog.off("top-hill")).isEqualTo(catalog.why("top-hill"));
    assertThat(catalog.off("hill")).isEmpty();
    assertThat(catalog.off("wood")).isEmpty();
    assertThat(catalog.problems().toString()).doesNotContain("top-hill");
    catalog.accounts(
        accounts("  top-hill: {connector: smoke, settings: {instance: x}}\n"),
        Secrets.of(Map.of("REQCAST_TOP_HILL_TOKEN", "hush-hush")::get));
    assertThat(catalog.open("top-hill")).isPresent();
    assertThat(catalog.off("top-hill")).isEmpty();
    catalog.accounts(
        accounts(
            """
              hill: {connector: smoke, settings: {instance: x}}
              lake: {connector: smok, settings: {}}
              wood: {connector: smoke, settings: {instanze: x, token: hush}}
            """),
        secrets());
    assertThat(catalog.why("lake").orElseThrow()).contains("did you mean 'smoke'?");
    assertThat(catalog.why("hil").orElseThrow())
        .isEqualTo("there is no account 'hil', did you mean 'hill'?");
    String all = catalog.problems().toString();
    assertThat(all)
        .contains("connector 'smoke' has no setting 'instanze', did you mean 'instance'?")
        .contains("'token' is a secret and must not stand here: set REQCAST_WOOD_TOKEN")
        .contains("account 'wood' needs the setting 'instance': Address of the server")
        .doesNotContain("hush");
  }

  @Test
  void aFileOfTheHomeTakesThePlaceOfOneThatComesWithTheProgram() throws IOException {
    Path own = home.resolve("own");
    write("social/smoke.yaml", GOOD);
    write("social/drum.yaml", GOOD);
    write("social/flag.yaml", "about: [");
    Path mine = own.resolve("connectors/smoke.yaml");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, GOOD.replace("A board that talks", "Our own smoke"));
    Files.writeString(own.resolve("connectors/drum.yaml"), "about: {");
    ConnectorCatalog catalog = new ConnectorCatalog(List.of(own, home), new SmokeSigns());
    catalog.accounts(
        accounts("  beat:\n    connector: drum\n    settings: {instance: x}\n"), secrets());
    assertThat(catalog.refresh().list().stream().map(Problem::file))
        .containsOnly("connectors/drum.yaml", "connectors/social/flag.yaml");
    assertThat(catalog.files().stream().map(ConnectorFile::about))
        .containsExactly("Our own smoke.");
    assertThat(catalog.why("beat")).get().asString().contains("connectors/drum.yaml:1");
  }

  @Test
  void secretsComeFromTheEnvironmentOrElseFromTheFile() throws IOException {
    Path file = home.resolve("secrets.yaml");
    Files.writeString(file, "top-hill: {token: kept}\nhill: {token: other}\n");
    Problems problems = new Problems();
    Secrets both =
        Secrets.read(Map.of("REQCAST_HILL_TOKEN", "set")::get, file, "secrets.yaml", problems);
    assertThat(problems.list()).isEmpty();
    assertThat(both.find("hill", "token")).contains("set");
    assertThat(both.find("top-hill", "token")).contains("kept");
    assertThat(both.find("lake", "token")).isEmpty();
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve("connectors").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<AccountEntry> accounts(String yaml) {
    Problems problems = new Problems();
    YamlMap map = YamlFile.parse("accounts:\n" + yaml, "reqcast.yaml", problems).orElseThrow();
    List<AccountEntry> entries = AccountEntry.read(map);
    assertThat(problems.list()).isEmpty();
    return entries;
  }

  private static Secrets secrets() {
    return Secrets.of(Map.of("REQCAST_HILL_TOKEN", "hush-hush")::get);
  }

  private ConnectorCatalog catalog() {
    return new ConnectorCatalog(home, new SmokeSigns());
  }

  /** A way of speaking that only says one text. */
  private static final class SmokeSigns implements Dialects {
    @Override
    public List<String> names() {
      return List.of("smoke-signs");
    }

    @Override
    public Optional<Speech> read(ConnectorFile file, YamlMap rest) {
      if (!names().contains(file.speaks())) {
        return Optional.empty();
      }
      Template.of(rest, "say", Escape.NONE, Vocabulary.ofAds(file));
      return Optional.of(
          account ->
              new Connector(
                  account,
                  file,
                  Optional.empty(),
                  Optional.empty(),
                  () -> new Check.Health.Well("hill")));
    }
  }
}
