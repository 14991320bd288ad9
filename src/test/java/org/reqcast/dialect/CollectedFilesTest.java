// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the connectors that read folders find in their fixture folders. */
class CollectedFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"resume-folder", "json-resume"})
  void theFileOfTheFixtureYieldsThePersonItIsAbout(String connector) throws Exception {
    Path fixture = Path.of("src/test/resources/fixtures").resolve(connector);
    JsonNode expected =
        JsonMapper.shared().readTree(Files.readString(fixture.resolve("expected.json")));

    Batch batch =
        Opened.on(
                connector,
                Map.of("folder", fixture.resolve("files").toAbsolutePath().toString()),
                Map.of(),
                ask -> {
                  throw new AssertionError("files need no network");
                },
                InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")))
            .collector()
            .orElseThrow()
            .collect(Batch.START, 10);

    assertThat(batch.profiles()).hasSize(1);
    Profile profile = batch.profiles().getFirst();
    Person person = profile.person();
    assertThat(person.name()).isEqualTo(expected.path("name").asString());
    assertThat(person.headline()).isEqualTo(expected.path("headline").asString());
    assertThat(person.emails()).containsExactly(expected.path("email").asString());
    assertThat(person.region()).isEqualTo(expected.path("region").asString());
    assertThat(person.positions().getFirst().employer())
        .isEqualTo(expected.path("employer").asString());
    assertThat(person.skills()).contains(expected.path("skill").asString());
    assertThat(profile.text()).contains(expected.path("skill").asString());
  }
}
