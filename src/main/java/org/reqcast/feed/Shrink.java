// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.Collection;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/**
 * The guard against publishing nearly nothing by mistake: on the other side, what is absent is
 * closed.
 *
 * @param percent of the last set that may vanish at once
 */
record Shrink(int percent) {
  /** A set this small may lose everything: that is an ordinary day. */
  static final int SMALL = 10;

  private static final int USUAL_PERCENT = 50;

  static Shrink read(YamlMap post) {
    return new Shrink(post.convert("shrink", Shrink::percent).orElse(USUAL_PERCENT));
  }

  /**
   * Does nothing where the loss is ordinary, or where a person said that it is meant.
   *
   * @throws ConnectorException where the set is held as it was, with both choices
   */
  void guard(Collection<String> before, Collection<String> after, Held held)
      throws ConnectorException {
    long lost = before.stream().filter(posting -> !after.contains(posting)).count();
    boolean ordinary = before.size() <= SMALL || lost * 100 <= (long) percent * before.size();
    if (ordinary || held.let(lost)) {
      return;
    }
    String sentence =
        "%d of %d ads would vanish at once, more than %d %%, so all is held as it was. If they are meant to go, say: reqcast openings shrink %s --yes. If not, open them again"
            .formatted(lost, before.size(), percent, held.account());
    held.ask(lost, sentence);
    throw new ConnectorException(Remedy.RECONFIGURE, sentence);
  }

  private static int percent(String text) {
    String figure = text.strip().replaceFirst("\\s*%$", "");
    if (!figure.matches("\\d{1,3}") || Integer.parseInt(figure) > 100) {
      throw new IllegalArgumentException("must be a share such as 50%");
    }
    return Integer.parseInt(figure);
  }
}
