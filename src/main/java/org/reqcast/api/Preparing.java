// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Vocabulary;

/**
 * What {@code prepare:} says: the requests that come before the one that places an ad. Nobody sees
 * what they make, so they may be asked again, and what they made may be left behind.
 */
record Preparing(List<Step> steps) {
  /** The word under which requests find the answers. */
  static final String WORD = "prepared";

  static final Preparing NOTHING = new Preparing(List.of());

  /**
   * One of them.
   *
   * @param keep how long its answer serves the same edition of an ad; null where it is asked anew
   */
  record Step(String name, Request request, @Nullable Duration keep) {
    Act act() {
      return request.method().equals("GET") ? Act.READ : Act.PREPARE;
    }
  }

  Preparing {
    steps = List.copyOf(steps);
  }

  static Preparing read(YamlMap post, Vocabulary sent) {
    YamlMap all = post.mapIf("prepare").orElse(null);
    if (all == null) {
      return NOTHING;
    }
    List<Step> steps = new ArrayList<>();
    for (String name : all.keys()) {
      YamlMap one = all.map(name);
      Duration keep = one.durationIf("keep").orElse(null);
      Request.read(one, words(sent)).ifPresent(read -> steps.add(new Step(name, read, keep)));
      one.done();
    }
    all.done();
    return new Preparing(steps);
  }

  /** What requests may name that come after some of these. */
  static Vocabulary words(Vocabulary sent) {
    return sent.plus(WORD + ".*");
  }

  /** The facts that they name. */
  Set<String> facts() {
    Set<String> facts = new TreeSet<>();
    steps.forEach(step -> facts.addAll(step.request().facts()));
    return facts;
  }
}
