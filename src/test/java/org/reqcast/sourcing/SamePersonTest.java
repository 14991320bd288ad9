// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

class SamePersonTest {
  private static final Basis BASIS =
      new Basis(Basis.Ground.CONSENTED, Instant.EPOCH, Instant.EPOCH);

  private final SamePerson same = new SamePerson(new byte[32]);

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.org, ada@example.ORG, true",
    "mailto:ada@example.org, ada@example.org, true",
    "a.da+jobs@gmail.com, ada@gmail.com, true",
    "a.da@example.org, ada@example.org, false",
    "info@example.org, info@example.org, false",
    "jobs+epic@example.org, jobs+epic@example.org, false",
    "not an address, not an address, false",
  })
  void addressesJoinWhereTheyAreOnePersonsOwn(String one, String other, boolean joined) {
    assertThat(joined(mail("a", one), mail("b", other))).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "Ana Peña RN, (614) 555-0143, Ana Pena, +1 614 555 0143, true",
    "Ana Maria Peña, 1-614-555-0143 ext. 7, Dr. Ana Pena, 614.555.0143, true",
    "Ana Pena, 614-555-0143, Bo Pena, 614-555-0143, false",
    "Ana, 614-555-0143, Ana, 614-555-0143, false",
    "Ana Pena, 555-0143, Ana Pena, 555-0143, false",
  })
  void aTelephoneJoinsOnlyTogetherWithTheName(
      String name, String phone, String otherName, String otherPhone, boolean joined) {
    Profile one = profile("a", "https://a.example.org", name, List.of(), List.of(phone));
    Profile other =
        profile("b", "https://b.example.org", otherName, List.of(), List.of(otherPhone));
    assertThat(joined(one, other)).isEqualTo(joined);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.people.example.org/ada/",
        "http://people.example.org/ada?utm_source=feed",
        "HTTPS://PEOPLE.example.org:443/ada"
      })
  void aProvenLinkJoinsWithThePageItPointsTo(String proven) {
    Profile page = profile("a", "https://people.example.org/ada", "Ada", List.of(), List.of());
    Profile pointing =
        new Profile(
            "b",
            "77",
            "https://social.example.org/@ada",
            Instant.EPOCH,
            BASIS,
            Person.named("Ada"),
            List.of(proven),
            "");
    assertThat(joined(page, pointing)).isTrue();
    assertThat(Collections.disjoint(same.keys(page, false), same.keys(pointing, true)))
        .as("a page that shows several people is nobody's")
        .isTrue();
  }

  @Test
  void keysTellNobodyWhoItIsAndDifferFromInstallationToInstallation() {
    Profile ada = mail("a", "ada@example.org");

    assertThat(same.keys(ada, true)).noneMatch(key -> key.contains("ada"));
    assertThat(new SamePerson(new byte[] {1}).keys(ada, true))
        .doesNotContainAnyElementsOf(same.keys(ada, true));
  }

  @Test
  void theInstallationsKeyIsMadeOnceAndGuarded(@TempDir Path folder) throws IOException {
    Random random = new Random(7);
    byte[] made = InstallKey.in(folder.resolve("data"), random);

    assertThat(InstallKey.in(folder.resolve("data"), random)).isEqualTo(made).hasSize(32);
    Path file = folder.resolve("data/same-person.key");
    assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/same-person.key");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

    Files.writeString(file, "torn");
    assertThatThrownBy(() -> InstallKey.in(folder.resolve("data"), random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  private boolean joined(Profile one, Profile other) {
    return !Collections.disjoint(same.keys(one, true), same.keys(other, true));
  }

  private static Profile mail(String key, String address) {
    return profile(key, "cv/" + key + ".pdf", "Ada", List.of(address), List.of());
  }

  private static Profile profile(
      String key, String url, String name, List<String> emails, List<String> phones) {
    Person person =
        new Person(
            name, "", emails, phones, List.of(), "", "", "", null, null, List.of(), List.of(),
            List.of());
    return new Profile("s", key, url, Instant.EPOCH, BASIS, person, List.of(), "");
  }
}
