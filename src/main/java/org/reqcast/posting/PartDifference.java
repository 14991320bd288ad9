// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.connector.Preview;

/**
 * One part of an ad, as it was and as it would be now.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record PartDifference(String headline, String before, String after) {

  /** Part by part, in the order of what is now. */
  public static List<PartDifference> of(List<Preview.Part> before, List<Preview.Part> after) {
    List<PartDifference> all = new ArrayList<>();
    if (before.size() == after.size()) {
      for (int i = 0; i < after.size(); i++) {
        Preview.Part now = after.get(i);
        all.add(new PartDifference(now.headline(), before.get(i).body(), now.body()));
      }
      return all;
    }
    Map<String, Preview.Part> old = new LinkedHashMap<>();
    before.forEach(part -> old.put(part.headline(), part));
    for (Preview.Part now : after) {
      Preview.Part was = old.remove(now.headline());
      all.add(new PartDifference(now.headline(), was == null ? "" : was.body(), now.body()));
    }
    old.values().forEach(was -> all.add(new PartDifference(was.headline(), was.body(), "")));
    return all;
  }

  public boolean changed() {
    return !before.equals(after);
  }

  /** Word by word. */
  public Difference words() {
    return Difference.of(before, after);
  }
}
