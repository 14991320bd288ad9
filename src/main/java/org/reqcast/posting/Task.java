// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Sheet;
import org.reqcast.ledger.PostingRow;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * Something that a person is asked to do by hand.
 *
 * @param opening empty where it is not kept any more
 * @param board what there is to know of the board; empty where the account cannot be opened
 * @param text the revision that is to be brought onto the board; empty where none is
 * @param fields what the ad is to say, field by field
 * @param stands what it says now, as far as is known; empty where it does not stand, or nobody
 *     knows
 * @param earlier what they were asked to bring onto the board before that, since it waits
 */
public record Task(
    PostingRow row,
    What what,
    Optional<Opening> opening,
    Optional<Sheet> board,
    String text,
    List<Preview.Part> fields,
    List<Preview.Part> stands,
    List<String> earlier) {

  public Task {
    fields = List.copyOf(fields);
    stands = List.copyOf(stands);
    earlier = List.copyOf(earlier);
  }

  /** What is asked. */
  public enum What {
    PLACE("Place it"),
    CHANGE("Change it"),
    RENEW("Renew it"),
    TAKE_DOWN("Take it down"),
    /** It is not wanted any more, and nobody knows whether it was placed. */
    TELL("Was it placed?");

    private final String words;

    What(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What is asked for, field by field, beside what stands there as far as is known. */
  public List<PartDifference> differences() {
    return PartDifference.of(stands, fields);
  }

  /** What to do on the board, step by step. */
  public List<String> steps() {
    return board
        .map(
            sheet ->
                switch (what) {
                  case PLACE, RENEW -> sheet.place();
                  case CHANGE -> steps(sheet.change());
                  case TAKE_DOWN, TELL -> steps(sheet.takeDown());
                })
        .orElse(List.of());
  }

  private static List<String> steps(Sheet.Way way) {
    return switch (way) {
      case Sheet.Way.Steps done -> done.steps();
      case Sheet.Way.Cannot cannot -> List.of(cannot.why());
    };
  }

  /** The place as people write it. */
  public String place() {
    return opening.stream()
        .flatMap(one -> one.places().stream())
        .filter(one -> one.key().equals(row.place()))
        .map(Place::words)
        .findFirst()
        .orElse(row.place());
  }

  /** The opening's title, or its id where it is not kept any more. */
  public String title() {
    return opening.map(Opening::title).orElse(row.opening());
  }

  /** Since when it waits. */
  public Instant since() {
    return row.changed();
  }

  /** How often a person was asked. */
  public int asked() {
    return Math.max(1, row.attempts());
  }
}
