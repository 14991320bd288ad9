// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requisition that we advertise.
 *
 * @param id the requisition's id at the facility; never changes
 * @param title the job title alone, without codes, places or pay
 * @param description CommonMark text, complete enough to be an ad by itself
 * @param apply where people apply when it is not our own page; an absolute https address
 * @param contact a business e-mail address, never a private one
 * @param posted first day of advertising
 * @param ends last day of advertising, inclusive
 */
public record Opening(
    String id,
    String title,
    Facility facility,
    List<Place> places,
    Need need,
    Employment employment,
    @Nullable Pay pay,
    List<Incentive> incentives,
    List<Wanted> skills,
    String description,
    @Nullable String apply,
    @Nullable String contact,
    LocalDate posted,
    @Nullable LocalDate ends,
    OpeningState state) {

  public Opening {
    places = List.copyOf(places);
    incentives = List.copyOf(incentives);
    skills = List.copyOf(skills);
  }

  /** True while ads of it should stand: open, and its last day not past. */
  public boolean advertised(LocalDate today) {
    return state == OpeningState.OPEN && !today.isBefore(posted) && !over(today);
  }

  /** True once its last day is past. */
  public boolean over(LocalDate today) {
    return ends != null && today.isAfter(ends);
  }

  /**
   * This opening, read anew from a file that says nothing of its state: it stays where it was, but
   * what was approved has to be approved again where it says something else now, and what ran out
   * goes on where its last day was moved.
   */
  public Opening following(Opening known, LocalDate today) {
    return switch (known.state()) {
      case APPROVED ->
          in(in(OpeningState.APPROVED).equals(known) ? OpeningState.APPROVED : OpeningState.DRAFT);
      case EXPIRED -> in(over(today) ? OpeningState.EXPIRED : OpeningState.OPEN);
      case DRAFT, OPEN, ON_HOLD, CLOSED, FILLED -> in(known.state());
    };
  }

  /** Whether it says where people apply, without which nobody may advertise it. */
  public boolean canBeAnswered() {
    return apply != null || contact != null;
  }

  public Opening in(OpeningState next) {
    return new Opening(
        id,
        title,
        facility,
        places,
        need,
        employment,
        pay,
        incentives,
        skills,
        description,
        apply,
        contact,
        posted,
        ends,
        next);
  }
}
