// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.nio.file.Files;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.Surroundings;

/** Looks whether the public folder can be used. */
final class Publics {
  private Publics() {}

  static Health check(Surroundings around, String address) {
    try {
      Files.createDirectories(around.publicFolder());
      Files.createDirectories(around.memory());
    } catch (IOException denied) {
      return new Health.Unwell(
          Remedy.RECONFIGURE, "the folder for public files cannot be made: see its permissions");
    }
    return Files.isWritable(around.publicFolder())
        ? new Health.Well(address)
        : new Health.Unwell(Remedy.RECONFIGURE, "the folder for public files cannot be written to");
  }
}
