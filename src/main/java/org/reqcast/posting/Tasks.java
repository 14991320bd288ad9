// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.Preview;
import org.reqcast.ledger.Openings;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;
import org.reqcast.posting.Task.What;

/** What people are asked to do by hand, and what they say they did. */
public final class Tasks {
  private final Openings openings;
  private final Postings postings;
  private final Function<String, Optional<ByHand>> boards;
  private final Hearing hearing;

  /**
   * @param boards the boards that people place ads on by hand, by account
   */
  Tasks(
      Openings openings,
      Postings postings,
      Function<String, Optional<ByHand>> boards,
      Hearing hearing) {
    this.openings = openings;
    this.postings = postings;
    this.boards = boards;
    this.hearing = hearing;
  }

  /** All that wait, the longest first. */
  public List<Task> open() {
    return postings.all().stream()
        .filter(row -> row.state().isTask())
        .sorted(Comparator.comparing(PostingRow::changed).thenComparing(PostingRow::id))
        .map(this::task)
        .toList();
  }

  /** The task of a posting; empty where nobody is asked anything about it. */
  public Optional<Task> find(String posting) {
    return postings.find(posting).filter(row -> row.state().isTask()).map(this::task);
  }

  /**
   * Takes a person's word. The same word again changes nothing.
   *
   * @return what follows from it, in a sentence
   * @throws IllegalArgumentException where it cannot be taken, with a sentence that says why
   */
  public String say(String posting, Word word) {
    PostingRow row =
        postings
            .find(posting)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no posting '" + posting + "'"));
    return hearing.hear(row, word, boards.apply(row.account()));
  }

  private Task task(PostingRow row) {
    List<Postings.Text> texts = postings.texts(row.id());
    Optional<Postings.Text> wanted =
        texts.stream().filter(text -> text.revision().equals(row.task())).findFirst();
    List<Preview.Part> stands = new ArrayList<>();
    if (row.state() != PostingState.TO_PLACE) {
      texts.stream()
          .filter(text -> text.revision().equals(row.revision()))
          .findFirst()
          .ifPresent(text -> stands.addAll(AdText.parts(text)));
    }
    return new Task(
        row,
        what(row),
        openings.find(row.opening()),
        boards.apply(row.account()).map(ByHand::sheet),
        Objects.requireNonNullElse(row.task(), ""),
        wanted.map(AdText::parts).orElse(List.of()),
        stands,
        Hearing.shown(row, texts).stream().filter(one -> !one.equals(row.task())).toList());
  }

  private static What what(PostingRow row) {
    return switch (row.state()) {
      case TO_PLACE -> What.PLACE;
      case TO_TAKE_DOWN -> row.remoteId() == null ? What.TELL : What.TAKE_DOWN;
      default -> row.revision().equals(row.task()) ? What.RENEW : What.CHANGE;
    };
  }
}
