// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Check;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.http.PoliteHttp;

/** What every way of putting files into a folder keeps. */
abstract class DropContract {
  private static final String LATER = "2026-11-24T12:00:00Z";

  @TempDir Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Ads.NOON);
  final PoliteHttp http =
      new PoliteHttp(
          "https://riverside.example.org",
          now::get,
          time -> now.updateAndGet(before -> before.plus(time)),
          RandomGenerator.getDefault());

  @AfterEach
  void closeHttp() {
    http.close();
  }

  /** The connector file's name. */
  abstract String connector();

  abstract Map<String, String> settings();

  /** What stands in the folder, by name. */
  abstract Map<String, byte[]> there() throws Exception;

  /** Somebody else puts a file there, or takes it away. */
  abstract void meddle(String name, byte[] content) throws Exception;

  final Publishing publishing(Map<String, String> other) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.putAll(other);
    Map<String, String> secrets = new HashMap<>();
    for (String secret : Set.of("password", "privateKey", "passphrase")) {
      if (settings.containsKey(secret)) {
        secrets.put(secret, settings.remove(secret));
      }
    }
    return new Publishing(folder.resolve("home"), connector(), settings, secrets, http);
  }

  final Publishing publishing() {
    return publishing(Map.of());
  }

  final String name() {
    return connector() + ".xml";
  }

  static Ad[] ads(Publishing publishing, String... titles) {
    return java.util.Arrays.stream(titles)
        .flatMap(
            title ->
                java.util.Arrays.stream(
                    publishing.ads(ManyOpenings.opening("RQ-" + title.hashCode(), title))))
        .toArray(Ad[]::new);
  }

  final String text() throws Exception {
    return new String(there().get(name()), StandardCharsets.UTF_8);
  }

  @Test
  void theFileIsWhatABoardWouldFetchByteForByte() throws Exception {
    Publishing publishing = publishing();
    Map<String, Posted> became = publishing.publish(ads(publishing, "Analyst", "Builder"));
    assertThat(became.values()).isNotEmpty().allMatch(Posted.Live.class::isInstance);
    Publishing fetched = new Publishing(folder.resolve("fetched"), connector());
    fetched.publish(ads(fetched, "Analyst", "Builder"));
    assertThat(there()).containsOnlyKeys(name());
    assertThat(text()).isEqualTo(fetched.text(name()));
  }

  @Test
  void aChangeTakesThePlaceOfTheOldFileAndTheSameSetIsNotBroughtAgain() throws Exception {
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    publishing.publish(ads(publishing, "Analyst", "Builder"));
    assertThat(text()).contains("Analyst").contains("Builder");
    meddle(name(), "a reader's own".getBytes(StandardCharsets.UTF_8));
    publishing.publish(ads(publishing, "Analyst", "Builder"));
    assertThat(text()).isEqualTo("a reader's own");
    publishing.publish(ads(publishing, "Builder"));
    assertThat(text()).doesNotContain("Analyst").contains("Builder");
    assertThat(there()).containsOnlyKeys(name());
  }

  @Test
  void whatVanishedOrChangedThereIsPutAgainWhenItIsTimeToLook() throws Exception {
    Publishing publishing = publishing();
    Ad[] ads = ads(publishing, "Analyst");
    publishing.publish(ads);
    byte[] whole = there().get(name());
    meddle(name(), null);
    publishing.publish(ads);
    assertThat(there()).as("a reader took it").isEmpty();
    publishing.later(LATER);
    publishing.publish(ads);
    assertThat(there().get(name())).isEqualTo(whole);
    meddle(name(), "half".getBytes(StandardCharsets.UTF_8));
    publishing.later("2026-11-26T12:00:00Z");
    publishing.publish(ads);
    assertThat(there().get(name())).isEqualTo(whole);
  }

  @Test
  void aSetThatShrinksTooMuchLeavesTheFileAsItWas() throws Exception {
    Publishing publishing = publishing();
    Ad[] many = FeedTest.many(publishing, 30);
    publishing.publish(many);
    byte[] before = there().get(name());
    assertThatThrownBy(() -> publishing.publish(many[0]))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("29 of 30 ads would vanish");
    assertThat(there().get(name())).isEqualTo(before);
    assertThat(publishing.publisher().shrink()).isTrue();
    publishing.publish(many[0]);
    assertThat(there().get(name())).isNotEqualTo(before);
  }

  @Test
  void aLostMemoryBringsTheSameFileOnceMore() throws Exception {
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    byte[] before = there().get(name());
    java.nio.file.Files.delete(
        folder.resolve("home/memory").resolve(connector() + ".delivered.json"));
    publishing.publish(ads(publishing, "Analyst"));
    assertThat(new TreeMap<>(there())).containsOnlyKeys(name());
    assertThat(there().get(name())).isEqualTo(before);
  }

  @Test
  void theCheckSaysWhereAndLeavesNothing() throws Exception {
    Check.Health health = publishing().opened().check().check();
    assertThat(health)
        .isInstanceOfSatisfying(
            Check.Health.Well.class,
            well -> assertThat(well.toString()).contains(settings().get("folder")));
    assertThat(there()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    String nowhere = settings().get("folder") + "/nowhere";
    assertRefused(publishing(Map.of("folder", nowhere)), "no folder");
  }

  @Test
  void aPreviewNeedsNobody() throws Exception {
    Publishing publishing = publishing();
    var part = publishing.publisher().preview(ads(publishing, "Analyst")[0]).parts().getFirst();
    assertThat(part.headline())
        .isEqualTo("item of " + name() + ", put into " + settings().get("folder"));
    assertThat(part.body()).contains("<title><![CDATA[Analyst]]></title>");
    assertThat(there()).isEmpty();
  }

  /** A person must act, and the check says the same. */
  final void assertRefused(Publishing publishing, String... says) {
    assertFails(publishing, Remedy.RECONFIGURE, says);
    try {
      Check.Health health = publishing.opened().check().check();
      assertThat(health)
          .isInstanceOfSatisfying(
              Check.Health.Unwell.class,
              unwell -> {
                assertThat(unwell.remedy()).isEqualTo(Remedy.RECONFIGURE);
                assertThat(unwell.toString()).contains(says);
              });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  final void assertFails(Publishing publishing, Remedy remedy, String... says) {
    // Large enough that a server may hang up before all of it has left.
    String large = "Late " + "long ".repeat(40_000);
    assertThatThrownBy(() -> publishing.publish(ads(publishing, large)))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> {
              assertThat(e.remedy()).as(e.getMessage()).isEqualTo(remedy);
              assertThat(e.getMessage()).contains(says);
              for (String secret : List.of("geheim-42", "wrong-word")) {
                assertThat(e.getMessage()).doesNotContain(secret);
              }
            });
  }

  /** Tells a server to hang up at a request that changes something, undone or done. */
  interface Cutting {
    void at(int request, boolean done);
  }

  /** At every request that changes something, undone and done: old or new, and whole. */
  final void cutEverywhere(boolean replaces, Cutting cut, IntSupplier asked) throws Exception {
    Publishing publishing = publishing();
    String[] titles = {"One " + "long ".repeat(7_000), "Two " + "long ".repeat(7_000)};
    String[] bodies = new String[2];
    for (int set = 0; set < 2; set++) {
      cut.at(Integer.MAX_VALUE, false);
      publishing.publish(ads(publishing, titles[set]));
      bodies[set] = body(there().get(name()));
    }
    int steps = asked.getAsInt();
    assertThat(steps).isGreaterThan(2);
    for (int moment = 0; moment < 2 * steps; moment++) {
      int next = moment % 2;
      cut.at(moment / 2 + 1, (moment + moment / 2) % 2 == 1);
      try {
        publishing.publish(ads(publishing, titles[next]));
      } catch (ConnectorException broken) {
        assertThat(broken.remedy()).as(broken.getMessage()).isEqualTo(Remedy.WAIT);
      }
      String when = "cut at " + (moment / 2 + 1) + " of " + steps + ": " + there().keySet();
      byte[] read = there().get(name());
      if (read == null) {
        // Where nothing is replaced there is one moment without the name; both files are whole.
        assertThat(replaces).as(when).isFalse();
        assertThat(there().values().stream().map(DropContract::body))
            .as(when)
            .containsExactlyInAnyOrder(bodies);
      } else {
        assertThat(body(read)).as(when).isIn((Object[]) bodies);
      }
      cut.at(Integer.MAX_VALUE, false);
      publishing.publish(ads(publishing, titles[next]));
      assertThat(there()).as(when).containsOnlyKeys(name());
      assertThat(body(there().get(name()))).as(when).isEqualTo(bodies[next]);
    }
  }

  /** Without the moment of the change. */
  private static String body(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).replaceAll("<changed>.*</changed>", "");
  }
}
