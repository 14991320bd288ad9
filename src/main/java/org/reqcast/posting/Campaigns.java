// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.List;
import java.util.Optional;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * The campaigns as their files now stand.
 *
 * @param all by the names of their files
 * @param trouble a sentence about a file that cannot be used; empty where there is none
 */
public record Campaigns(List<Campaign> all, String trouble, SkillTree skills) {
  /** No files: everything goes wherever schedules send it. */
  public static final Campaigns NONE = new Campaigns(List.of(), "", SkillTree.WORDS_ALONE);

  public Campaigns {
    all = List.copyOf(all);
  }

  /**
   * Whether a file cannot be used, so that nothing new is placed, and what stands stays as it is
   * while its opening is advertised.
   */
  public boolean shut() {
    return !trouble.isEmpty();
  }

  /** What the campaigns say of an opening at a place, on an account. */
  sealed interface Word {
    /** Nothing: it goes there as if there were no campaigns. */
    record Silent() implements Word {}

    /** It goes there as a campaign wants it. */
    record By(Campaign campaign) implements Word {}

    /** It goes elsewhere. */
    record Elsewhere() implements Word {}
  }

  /**
   * A campaign speaks only for the accounts that it names. What no campaign takes goes everywhere;
   * what one takes goes, of the accounts that campaigns name, only to those of its own.
   */
  Word of(Opening opening, Place place, String account) {
    if (all.stream().noneMatch(it -> it.accounts().contains(account))) {
      return new Word.Silent();
    }
    List<Campaign> taking = all.stream().filter(it -> it.takes(opening, place, skills)).toList();
    Optional<Campaign> here =
        taking.stream().filter(it -> it.accounts().contains(account)).findFirst();
    return here.<Word>map(Word.By::new)
        .orElseGet(() -> taking.isEmpty() ? new Word.Silent() : new Word.Elsewhere());
  }

  /** Whether an opening at a place stays off an account because its campaigns name others. */
  public boolean sendElsewhere(Opening opening, Place place, String account) {
    return of(opening, place, account) instanceof Word.Elsewhere;
  }
}
