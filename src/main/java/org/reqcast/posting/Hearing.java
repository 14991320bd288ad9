// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ByHand;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;

/** Takes a person's word about a task, and writes down who said it. */
record Hearing(Postings postings, InstantSource clock, Duration lease) {
  private static final String KNOWN = "That was known already; nothing changed.";

  private static final String AT_WORK =
      "it is being worked on at this moment: say it again in a minute";

  /** What follows from a word: the next row, what happened, and a sentence for who said it. */
  private record Follows(Draft next, String happened, String sentence) {}

  String hear(PostingRow row, Word word, Optional<ByHand> board) {
    Word said = checked(word, row, board);
    if (known(row, said)) {
      return KNOWN;
    }
    // What cannot be taken is refused before the posting is taken.
    follows(row, said);
    PostingRow taken =
        postings.claim(row.id(), row.state(), lease).orElseThrow(() -> refused(AT_WORK));
    Follows follows = follows(taken, said);
    if (!postings.write(follows.next().row(), follows.happened())) {
      throw refused(AT_WORK);
    }
    return follows.sentence();
  }

  private static Word checked(Word word, PostingRow row, Optional<ByHand> board) {
    if (word.by().isBlank()) {
      throw refused("say who you are");
    }
    return switch (word) {
      case Word.Placed placed -> {
        String address = placed.address().strip();
        board
            .map(hand -> hand.wrong(address))
            .orElse(Optional.of("the account " + row.account() + " cannot be opened; see doctor"))
            .ifPresent(
                why -> {
                  throw refused(why);
                });
        yield new Word.Placed(address, placed.by(), placed.text());
      }
      case Word.Cannot cannot -> reasoned(word, cannot.reason());
      case Word.NotWanted not -> reasoned(word, not.reason());
      case Word.Changed changed -> word;
      case Word.TakenDown down -> word;
    };
  }

  private static Word reasoned(Word word, String reason) {
    if (reason.isBlank()) {
      throw refused("say why");
    }
    return word;
  }

  /** Whether somebody said so already. */
  private static boolean known(PostingRow row, Word word) {
    return switch (word) {
      case Word.Placed placed ->
          row.state() == PostingState.LIVE && placed.address().equals(row.remoteLink());
      case Word.Changed changed ->
          row.state() == PostingState.LIVE
              && (changed.text() == null || changed.text().equals(row.revision()));
      case Word.TakenDown down -> row.state() == PostingState.CLOSED;
      case Word.Cannot cannot ->
          row.state() == PostingState.CANNOT_CLOSE
              || (row.state() == PostingState.REJECTED && row.reason().contains(cannot.reason()));
      case Word.NotWanted not ->
          row.state() == PostingState.REJECTED && row.reason().contains(not.reason());
    };
  }

  private Follows follows(PostingRow row, Word word) {
    PostingState state = row.state();
    if (!state.isTask() && state != PostingState.LIVE) {
      throw misfit(row);
    }
    return switch (word) {
      case Word.Placed placed -> placed(row, placed);
      case Word.Changed changed -> changed(row, changed);
      case Word.TakenDown down -> down(row, down);
      case Word.Cannot cannot -> cannot(row, cannot);
      case Word.NotWanted not -> notWanted(row, not);
    };
  }

  private static IllegalArgumentException misfit(PostingRow row) {
    PostingState state = row.state();
    return refused(
        "that does not fit: the posting is "
            + state.words()
            + (state.isTask() ? "" : ", and nobody is asked anything about it"));
  }

  private Follows changed(PostingRow row, Word.Changed changed) {
    if (row.state() == PostingState.LIVE) {
      return new Follows(
          draft(row, PostingState.LIVE).revision(meant(row, changed.text())).settled(),
          "Changed by hand, says " + changed.by(),
          "It counts as live with that text; where it should say something else, you are asked.");
    }
    if (row.state() != PostingState.TO_CHANGE) {
      throw misfit(row);
    }
    boolean renewal = row.revision().equals(row.task());
    return new Follows(
        draft(row, PostingState.LIVE)
            .revision(meant(row, changed.text()))
            .renewed(renewal ? clock.instant() : row.renewed())
            .settled(),
        (renewal ? "Renewed" : "Changed") + " by hand, says " + changed.by(),
        "It counts as live, and as it should be.");
  }

  private Follows notWanted(PostingRow row, Word.NotWanted not) {
    if (row.state() != PostingState.TO_PLACE) {
      throw misfit(row);
    }
    String said = "Not wanted there, says " + not.by() + ": " + not.reason();
    return new Follows(
        draft(row, PostingState.REJECTED).settled().looks(Planner.ENOUGH_LOOKS).reason(said),
        said,
        "Nobody will be asked to place it there again while it is advertised.");
  }

  private Follows placed(PostingRow row, Word.Placed placed) {
    String address = placed.address();
    if (row.state() == PostingState.TO_TAKE_DOWN && row.remoteId() == null) {
      return new Follows(
          draft(row, row.state())
              .ad(new AdRef(address, address))
              .reason("A person is asked to take it down by hand."),
          placed.by() + " had placed it at " + address,
          "Then please take it down there, and say so.");
    }
    if (row.state() == PostingState.LIVE) {
      throw refused(
          "it stands already, at "
              + row.remoteLink()
              + "; if that address is wrong: reqcast openings settle "
              + row.id()
              + " --stands ADDRESS");
    }
    if (row.state() != PostingState.TO_PLACE) {
      throw misfit(row);
    }
    postings.of(row.account()).stream()
        .filter(other -> !other.id().equals(row.id()))
        .filter(other -> other.state().mayStand() && address.equals(other.remoteLink()))
        .findFirst()
        .ifPresent(
            other -> {
              throw refused(
                  "that is the address of %s at %s already"
                      .formatted(other.opening(), other.place()));
            });
    return new Follows(
        draft(row, PostingState.LIVE)
            .revision(meant(row, placed.text()))
            .ad(new AdRef(address, address))
            .settled(),
        "Placed by hand at " + address + ", says " + placed.by(),
        "It counts as live.");
  }

  private Follows down(PostingRow row, Word.TakenDown down) {
    if (row.state() == PostingState.TO_CHANGE) {
      return new Follows(
          draft(row, PostingState.CLOSED)
              .settled()
              .reason(down.by() + " says that it is not there any more."),
          "Not there any more, says " + down.by(),
          "It counts as gone; as it is still wanted, the next turn asks to place it anew.");
    }
    if (row.state() != PostingState.TO_TAKE_DOWN) {
      throw misfit(row);
    }
    String proof =
        row.remoteId() == null
            ? "It was never placed, says " + down.by()
            : "Taken down by hand, says " + down.by();
    return new Follows(
        draft(row, PostingState.CLOSED).settled().reason(proof + "."),
        proof,
        "It counts as closed.");
  }

  private Follows cannot(PostingRow row, Word.Cannot cannot) {
    String said = cannot.by() + " says: " + cannot.reason();
    return switch (row.state()) {
      case TO_TAKE_DOWN ->
          new Follows(
              draft(row, PostingState.CANNOT_CLOSE).settled().reason(said),
              "Cannot be taken down; " + said,
              "It counts as standing there, and as not to be taken down.");
      case TO_CHANGE ->
          new Follows(
              draft(row, PostingState.REJECTED)
                  .revision(row.task() == null ? row.revision() : row.task())
                  .settled()
                  .reason("Cannot be changed, and stands as it was; " + said),
              "Cannot be changed; " + said,
              "It stands as it was; you are asked again when the opening changes.");
      case TO_PLACE ->
          new Follows(
              draft(row, PostingState.REJECTED).settled().reason("Cannot be placed; " + said),
              "Cannot be placed; " + said,
              "You are asked again when the opening changes.");
      default -> throw misfit(row);
    };
  }

  /** The revisions that a person was shown since the posting waits, the newest first. */
  static List<String> shown(PostingRow row, List<Postings.Text> texts) {
    boolean stands = row.state() != PostingState.TO_PLACE && !row.revision().equals(row.task());
    return texts.stream()
        .filter(text -> !stands || !text.revision().equals(row.revision()))
        .filter(text -> !text.at().isBefore(row.changed()))
        .map(Postings.Text::revision)
        .toList();
  }

  /** The revision that a person means; of unknown content where it is not kept any more. */
  private String meant(PostingRow row, @Nullable String text) {
    List<Postings.Text> texts = postings.texts(row.id());
    if (text == null) {
      List<String> shown = shown(row, texts);
      if (shown.size() > 1) {
        throw refused(
            "the opening changed while this waited; say which text stands there now: --text "
                + String.join(", or before that --text ", shown));
      }
      return row.task() == null ? row.revision() : row.task();
    }
    return texts.stream()
        .map(Postings.Text::revision)
        .filter(text::equals)
        .findFirst()
        .orElse(new Revision("", Revision.parse(row.revision()).round()).toString());
  }

  private Draft draft(PostingRow row, PostingState state) {
    Instant now = clock.instant();
    return new Draft(row, state, now);
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(why);
  }
}
