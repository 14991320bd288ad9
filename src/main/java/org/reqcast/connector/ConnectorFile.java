// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.http.Manners;

/**
 * What every connector file says, whatever it speaks.
 *
 * @param name the file's name without {@code .yaml}
 * @param path as the person knows it
 * @param home address that paths are relative to; a template over settings; null where none
 * @param settings name to help text
 * @param secrets name to help text
 * @param manners pace, and how the board says slow down
 * @param habits the board's ways with ads
 * @param expect silence for longer than this is a fault; null where silence is fine
 * @param tested what it was tried against; null for a server of ours
 * @param access who lets us use the board
 */
public record ConnectorFile(
    String name,
    String path,
    String about,
    String speaks,
    @Nullable String home,
    Map<String, String> settings,
    Map<String, String> secrets,
    Manners manners,
    @Nullable Duration expect,
    AdHabits habits,
    @Nullable String tested,
    Access access) {

  /** A file that says nothing of its board's ways with ads. */
  public ConnectorFile(
      String name,
      String path,
      String about,
      String speaks,
      @Nullable String home,
      Map<String, String> settings,
      Map<String, String> secrets,
      Manners manners,
      @Nullable Duration expect) {
    this(
        name,
        path,
        about,
        speaks,
        home,
        settings,
        secrets,
        manners,
        expect,
        AdHabits.USUAL,
        null,
        Access.OPEN);
  }

  public ConnectorFile {
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    secrets = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(secrets));
  }

  /** What the channel needs and where to ask for it; empty where everybody can help themselves. */
  public Optional<String> gate() {
    return access.gated() ? Optional.of(access.off(needs())) : Optional.empty();
  }

  /** The secrets that it cannot do without, in words. */
  private String needs() {
    List<String> needed =
        secrets.values().stream().filter(help -> !AccountCheck.isOptional(help)).toList();
    return needed.isEmpty() ? "an agreement" : String.join(", and ", needed);
  }
}
