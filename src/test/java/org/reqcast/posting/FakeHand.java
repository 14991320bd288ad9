// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Sheet;
import org.reqcast.connector.Sheet.Way;

/** A board where a person places the ads; it counts how often it was looked at. */
public final class FakeHand implements ByHand {
  public static final Duration REMIND = Duration.ofDays(2);

  Way change = new Way.Steps(List.of("Change it."));
  Way takeDown = new Way.Steps(List.of("Take it down."));
  Duration lasts;
  String refuses = "";
  Look look = new Look.CannotLook();
  int looks;

  @Override
  public Sheet sheet() {
    return new Sheet(
        "https://board.example.org/post", List.of("Post it."), change, takeDown, REMIND, lasts);
  }

  @Override
  public Optional<Posted.Refused> refusal(Ad ad) {
    return refuses.isEmpty() ? Optional.empty() : Optional.of(new Posted.Refused(refuses, null));
  }

  @Override
  public Optional<String> wrong(String address) {
    return address.startsWith("https://board.example.org/")
        ? Optional.empty()
        : Optional.of("ads of this board stand at board.example.org");
  }

  @Override
  public Look look(Ad ad, AdRef standing) {
    looks++;
    return look;
  }

  @Override
  public Preview preview(Ad ad) {
    return new Preview(
        List.of(
            new Preview.Part("Job title", ad.opening().title()),
            new Preview.Part("Description", ad.opening().description())),
        List.of());
  }
}
