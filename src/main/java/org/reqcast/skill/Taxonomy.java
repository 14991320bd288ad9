// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reqcast.config.Problems;

/** The healthcare-IT concepts, as the files under {@code index/skills/} say. Immutable. */
public interface Taxonomy {

  /** Reads every file of a folder. Mistakes go to {@code problems}; what is sound is kept. */
  static Taxonomy read(Path folder, Problems problems) {
    return TaxonomyFolder.read(folder, problems);
  }

  /** Changes whenever any concept does; evidence and index carry it. */
  String version();

  Collection<Skill> all();

  Optional<Skill> find(String id);

  /** The concept that a recruiter's words name, by label, alias or id, in any case. */
  Optional<Skill> named(String words);

  /** All broader concepts, through every parent, without the concept itself. */
  Set<String> ancestors(String id);

  /** All narrower concepts, to any depth, without the concept itself. */
  Set<String> descendants(String id);

  /** Concepts whose label or alias begins with the words, best known first. */
  List<Skill> beginning(String words, int most);
}
