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

  static Health check(Surroundings around, String address, String file) {
    try {
      Files.createDirectories(around.publicFolder());
      Files.createDirectories(around.memory());
    } catch (IOException denied) {
      return new Health.Unwell(
          Remedy.RECONFIGURE, "the folder for public files cannot be made: see its permissions");
    }
    boolean written = Files.isRegularFile(around.publicFolder().resolve(file));
    return Files.isWritable(around.publicFolder())
        ? new Health.Well(
            written
                ? "written; who has fetched it is not known here: " + address
                : "nothing is written before the first posting run: " + address)
        : new Health.Unwell(Remedy.RECONFIGURE, "the folder for public files cannot be written to");
  }
}
