// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.app.Settings;
import org.reqcast.config.Asked;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorCatalog;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects;
import org.reqcast.opening.OpeningReader;
import org.reqcast.posting.CampaignReader;
import org.reqcast.posting.SkillTree;
import org.reqcast.schedule.ScheduleReader;
import org.reqcast.search.Fields;
import org.reqcast.skill.Taxonomy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editors must complete exactly what the readers read. */
class SchemaTest {
  private static final Path SAMPLES = Path.of("src/test/resources/sample");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path home;

  /** Reads samples of one kind that, between them, use every key. */
  private interface Reading {
    void read(Problems problems) throws IOException;
  }

  private static JsonNode schema(String kind) throws IOException {
    return JSON.readTree(Files.readString(Path.of("docs/schema", kind + ".json")));
  }

  private static void readersAskWhatTheSchemaSays(String kind, Reading reading) throws IOException {
    List<YamlMap> opened = new ArrayList<>();
    Problems problems = new Problems(opened::add);
    reading.read(problems);
    assertThat(problems.toString()).isEmpty();
    assertThat(opened).isNotEmpty();
    Asked asked = new Asked();
    opened.forEach(map -> asked.add(map.asked()));
    assertThat(SchemaComparison.differences(asked, schema(kind), !kind.equals("connector")))
        .isEmpty();
  }

  private static void filesFit(String kind, Stream<Path> files) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema(kind));
    files.forEach(
        file ->
            assertThat(schema.validate(json(file)))
                .as(file.toString())
                .extracting(Object::toString)
                .isEmpty());
  }

  private static JsonNode json(Path file) {
    Problems problems = new Problems();
    Map<String, Object> plain = new LinkedHashMap<>();
    YamlMap map = YamlFile.read(file, file.toString(), problems).orElseThrow();
    map.keys().forEach(key -> plain.put(key, map.anyIf(key).orElse(null)));
    assertThat(problems.toString()).isEmpty();
    return JSON.valueToTree(plain);
  }

  @Test
  void settings() throws IOException {
    Files.copy(SAMPLES.resolve("settings.yaml"), home.resolve(Settings.FILE));
    readersAskWhatTheSchemaSays(
        "settings", problems -> Settings.read(home, variable -> null, problems));
    filesFit("settings", Stream.of(SAMPLES.resolve("settings.yaml")));
  }

  @Test
  void openings() throws IOException {
    Path sample = SAMPLES.resolve("openings.yaml");
    readersAskWhatTheSchemaSays(
        "opening",
        problems -> {
          OpeningReader reader = new OpeningReader(problems);
          assertThat(reader.read(sample, "openings.yaml")).hasSize(2);
          assertThat(reader.read(SAMPLES.resolve("opening.yaml"), "opening.yaml")).hasSize(1);
        });
    filesFit("opening", Stream.of(sample, SAMPLES.resolve("opening.yaml")));
  }

  @Test
  void skills() throws IOException {
    readersAskWhatTheSchemaSays(
        "skill", problems -> Taxonomy.read(SAMPLES.resolve("skills"), problems));
    filesFit(
        "skill",
        Stream.concat(
            Stream.of(SAMPLES.resolve("skills/every-key.yaml")),
            Shipped.files("index/skills").stream()));
  }

  @Test
  void fields() throws IOException {
    readersAskWhatTheSchemaSays(
        "fields", problems -> Fields.read(Path.of("index/fields.yaml"), problems));
    filesFit("fields", Stream.of(Path.of("index/fields.yaml")));
  }

  @Test
  void schedules() throws IOException {
    ScheduleReader reader = new ScheduleReader(List::of);
    readersAskWhatTheSchemaSays(
        "schedule",
        problems ->
            Shipped.files("schedules")
                .forEach(
                    file ->
                        YamlFile.read(file, file.toString(), problems)
                            .ifPresent(map -> reader.read("a", map, problems))));
    filesFit("schedule", Shipped.files("schedules").stream());
  }

  @Test
  void campaigns() throws IOException {
    Path sample = SAMPLES.resolve("campaign.yaml");
    CampaignReader reader = new CampaignReader(() -> List.of("social-main"), SkillTree.WORDS_ALONE);
    readersAskWhatTheSchemaSays(
        "campaign",
        problems ->
            YamlFile.read(sample, sample.toString(), problems)
                .ifPresent(map -> reader.read("a", map, problems)));
    filesFit("campaign", Stream.of(sample));
  }

  @Test
  void connectors() throws IOException {
    Dialects real = Shipped.dialects(home);
    readersAskWhatTheSchemaSays(
        "connector",
        problems -> {
          Problems found =
              new ConnectorCatalog(List.of(Shipped.HOME, SAMPLES), listened(real, problems))
                  .refresh();
          problems.addAll(found);
        });
    filesFit(
        "connector",
        Stream.concat(
            Stream.of(SAMPLES.resolve("connectors/lent-tokens.yaml")),
            Shipped.files("connectors").stream()));
  }

  private static Dialects listened(Dialects real, Problems problems) {
    return new Dialects() {
      @Override
      public List<String> names() {
        return real.names();
      }

      @Override
      public Optional<Speech> read(ConnectorFile file, YamlMap whole) {
        problems.open(whole);
        return real.read(file, whole);
      }
    };
  }
}
