// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** Every lane in use: one per scope and host, and for crawling one per host. */
final class Lanes {
  private static final int MANY = 10_000;
  private static final Duration FORGET = Duration.ofHours(1);

  private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Sleeper sleeper;

  Lanes(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  Lane to(Door door) {
    String key = door.scope() + " " + door.host() + ":" + door.port();
    return lane(key, door.manners().atOnce(), false);
  }

  Lane to(HttpUrl url, Ask ask) {
    String host = url.host() + ":" + url.port();
    boolean crawling = ask.crawling();
    return crawling
        ? lane(host, 1, true)
        : lane(ask.scope() + " " + host, ask.manners().atOnce(), false);
  }

  private Lane lane(String key, int atOnce, boolean adaptive) {
    if (lanes.size() > MANY) {
      lanes.values().removeIf(lane -> lane.idleSince(clock.instant().minus(FORGET)));
    }
    return lanes.computeIfAbsent(key, name -> new Lane(atOnce, adaptive, clock, sleeper));
  }
}
