// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.http.PoliteHttp;
import org.reqcast.sandbox.InventedPeople;
import org.reqcast.sandbox.InventedPerson;
import org.reqcast.sandbox.PersonalSites;

/** A crawl of a site with a robots.txt, a sitemap and every kind of page, over real sockets. */
class CrawlIT {
  private static final List<InventedPerson> TOWN = InventedPeople.town(25, 7);
  private final AtomicReference<Instant> now = new AtomicReference<>(Ads.NOON);

  @Test
  void everybodyWhoWantsToBeFoundIsFoundOnceAndNobodyElse() throws Exception {
    try (PersonalSites sites = new PersonalSites(0, 7, TOWN);
        PoliteHttp http =
            new PoliteHttp(
                "https://riverside.example.org/bot",
                now::get,
                wait -> now.updateAndGet(before -> before.plus(wait)),
                new Random(7))) {
      Collector crawler =
          Opened.on("personal-sites", Map.of("sites", sites.address()), Map.of(), http, now::get)
              .collector()
              .orElseThrow();
      List<Profile> found = new ArrayList<>();
      String cursor = Batch.START;
      boolean more = true;
      for (int step = 0; more && step < 20; step++) {
        Batch batch = crawler.collect(cursor, 10);
        found.addAll(batch.profiles());
        cursor = batch.cursor();
        more = batch.more();
      }
      assertThat(found)
          .extracting(profile -> profile.person().name())
          .containsExactlyInAnyOrderElementsOf(
              TOWN.stream()
                  .filter(person -> person.number() % 11 != 5)
                  .map(InventedPerson::name)
                  .toList());
      assertThat(found)
          .allSatisfy(profile -> assertThat(profile.person().emails()).isNotEmpty())
          .extracting(Profile::key)
          .doesNotHaveDuplicates();
      assertThat(sites.requests()).noneMatch(request -> request.contains("/private/"));
    }
  }
}
