// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Posted;
import org.reqcast.connector.SampleAds;

/** A set that is published already costs a look at its files, until something may be another. */
class OnceOnlyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rss", "json-feed", "career-page"})
  void theSameSetIsNotMadeAgainWithinTheHour(String connector) throws Exception {
    Publishing set = new Publishing(folder, connector);
    Ad[] ads = set.ads(SampleAds.opening());
    Map<String, Posted> became = set.publish(ads);
    Path one = set.file(set.all().keySet().iterator().next());
    String good = Files.readString(one);
    FileTime then = Files.getLastModifiedTime(one);
    Files.writeString(one, "x".repeat((int) Files.size(one)));
    Files.setLastModifiedTime(one, then);

    set.later("2026-11-22T12:30:00Z");
    assertThat(set.publish(ads)).isEqualTo(became);
    assertThat(Files.readString(one)).startsWith("xxx");

    set.later("2026-11-22T13:00:01Z");
    assertThat(set.publish(ads)).isEqualTo(became);
    assertThat(Files.readString(one)).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "json-feed", "career-page"})
  void aFileThatSomebodyDeletedOrTouchedIsMadeAnewAtOnce(String connector) throws Exception {
    Publishing set = new Publishing(folder, connector);
    Ad[] ads = set.ads(SampleAds.opening());
    set.publish(ads);
    for (String path : set.all().keySet()) {
      String good = set.text(path);
      Files.delete(set.file(path));
      set.publish(ads);
      assertThat(set.text(path)).as(path).isEqualTo(good);
      Files.writeString(set.file(path), "spoilt");
      set.publish(ads);
      assertThat(set.text(path)).as(path).isEqualTo(good);
    }
  }
}
