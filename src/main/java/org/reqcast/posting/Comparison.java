// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Preview;
import org.reqcast.ledger.Postings;

/**
 * What an ad last said beside what it would say now.
 *
 * @param sent when it last said so; null where nothing is kept
 * @param parts piece by piece
 * @param trouble why nobody can say what it would say now; empty where it can be said
 */
public record Comparison(@Nullable Instant sent, List<PartDifference> parts, String trouble) {

  public Comparison {
    parts = List.copyOf(parts);
  }

  /**
   * Of what was kept and what would be sent.
   *
   * @param now empty where nothing is to be sent any more
   */
  public static Comparison of(List<Postings.Text> kept, Optional<Ad> now, Delivery delivery) {
    List<Preview.Part> said = kept.isEmpty() ? List.of() : AdText.parts(kept.getFirst());
    @Nullable Instant sent = kept.isEmpty() ? null : kept.getFirst().at();
    if (now.isEmpty()) {
      return new Comparison(sent, PartDifference.of(said, said), "");
    }
    try {
      List<Preview.Part> says = delivery.preview(now.get()).says();
      // Of what was too long to be kept only the time is known.
      return new Comparison(said.isEmpty() ? null : sent, PartDifference.of(said, says), "");
    } catch (ConnectorException e) {
      return new Comparison(sent, PartDifference.of(said, said), String.valueOf(e.getMessage()));
    }
  }

  /** Whether something was sent, and something else would be sent now. */
  public boolean changed() {
    return sent != null && parts.stream().anyMatch(PartDifference::changed);
  }
}
