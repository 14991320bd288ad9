// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import org.jspecify.annotations.Nullable;

/** What a person says about a task: what they did, or why they did not. */
public sealed interface Word {

  /** Who says it. */
  String by();

  /**
   * The ad is there now.
   *
   * @param address of its page
   * @param text the revision that they were shown; null for the one shown last
   */
  record Placed(String address, String by, @Nullable String text) implements Word {}

  /**
   * The ad says now what it should, or stands for another while.
   *
   * @param text as of {@link Placed}
   */
  record Changed(String by, @Nullable String text) implements Word {}

  /** The ad is not there any more, or never was. */
  record TakenDown(String by) implements Word {}

  /** It cannot be done, until the opening changes. */
  record Cannot(String reason, String by) implements Word {}

  /** The opening shall not stand there, however it changes. */
  record NotWanted(String reason, String by) implements Word {}
}
