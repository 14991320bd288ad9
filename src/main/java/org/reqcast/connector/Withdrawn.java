// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** What became of taking an ad down. */
public sealed interface Withdrawn {

  /** It is gone; {@code proof} is what the board answered. */
  record Gone(String proof) implements Withdrawn {}

  /** The board has no way to take it down; {@code instead} says what was done. */
  record CannotClose(String instead) implements Withdrawn {}

  /**
   * The board works on it under a name of its own; {@link Poster#progress} tells what came of it.
   */
  record UnderWay(String task) implements Withdrawn {}

  /** No answer; repeating is harmless. */
  record Unanswered(String why) implements Withdrawn {}
}
