// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;

/** A file for each opening in somebody's folder. */
class SingleDropTest {
  @TempDir private Path folder;

  private Publishing publishing;

  @BeforeEach
  void open() {
    publishing = new Publishing(folder, "single-drop");
  }

  private Path there(Ad ad) {
    return publishing.file(ad.posting() + ".xml");
  }

  private Map<String, byte[]> all() throws Exception {
    return LocalDropTest.read(publishing.file(""));
  }

  @Test
  void eachOpeningHasAFileThatGoesWhenItEnds() throws Exception {
    Ad[] two = Arrays.copyOf(DropContract.ads(publishing, "Analyst"), 2);
    assertThat(publishing.publish(two).values()).allMatch(Posted.Live.class::isInstance);
    assertThat(all()).hasSize(2);
    assertThat(JobFeedRules.jobs(Files.readString(there(two[0])))).isEqualTo(1);
    publishing.publish(two[1]);
    assertThat(all()).containsOnlyKeys(two[1].posting() + ".xml");
    publishing.publish();
    assertThat(all()).isEmpty();
  }

  @Test
  void onlyWhatChangedIsBroughtAgain() throws Exception {
    Ad[] ads = DropContract.ads(publishing, "Analyst");
    publishing.publish(ads);
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    for (Ad ad : ads) {
      Files.setLastModifiedTime(there(ad), old);
    }
    publishing.later("2026-11-22T13:00:00Z");
    ads[0] = publishing.ad(ManyOpenings.opening("RQ-1", "Builder"), ads[0].place(), "r2");
    publishing.publish(ads);
    assertThat(Files.readString(there(ads[0]))).contains("Builder");
    assertThat(Files.getLastModifiedTime(there(ads[1]))).isEqualTo(old);
    assertThat(all()).hasSize(ads.length);
  }

  @Test
  void aFileOfSomebodyElsesIsLeftAlone() throws Exception {
    Path theirs = publishing.file("theirs.xml");
    Files.writeString(theirs, "theirs", StandardCharsets.UTF_8);
    publishing.publish(DropContract.ads(publishing, "Analyst"));
    publishing.publish();
    assertThat(all()).containsOnlyKeys("theirs.xml");
  }

  @Test
  void aSetThatShrinksTooMuchKeepsItsFiles() throws Exception {
    Ad[] many = FeedTest.many(publishing, 30);
    publishing.publish(many);
    assertThatThrownBy(() -> publishing.publish(many[0]))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("29 of 30 ads would vanish");
    assertThat(all()).hasSize(30);
    assertThat(publishing.publisher().shrink()).isTrue();
    publishing.publish(many[0]);
    assertThat(all()).hasSize(1);
  }
}
