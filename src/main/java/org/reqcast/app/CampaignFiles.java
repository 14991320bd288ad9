// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.reqcast.config.Problem;
import org.reqcast.config.Watched;
import org.reqcast.config.YamlFile;
import org.reqcast.posting.Campaign;
import org.reqcast.posting.CampaignReader;
import org.reqcast.posting.Campaigns;
import org.reqcast.posting.SkillTree;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** The campaign files of a home folder, as they stand since they were last read. */
public final class CampaignFiles {
  private final Watched<Campaign> files;
  private final SkillTree skills;

  CampaignFiles(
      Path home, Supplier<? extends Collection<String>> accounts, Supplier<Taxonomy> taxonomy) {
    this.skills = new Tree(taxonomy, new ConcurrentHashMap<>());
    CampaignReader reads = new CampaignReader(accounts, skills);
    this.files =
        new Watched<>(
            home,
            "campaigns/*.yaml",
            (file, shownAs, problems) ->
                YamlFile.read(file, shownAs, problems)
                    .flatMap(map -> reads.read(name(file), map, problems)));
    files.refresh();
  }

  /** Reads what has changed; true where anything had. */
  public boolean refresh() {
    return files.refresh();
  }

  public List<Problem> problems() {
    return files.state().problems();
  }

  /** The campaigns, and what is wrong with one that has never been right since the start. */
  public Campaigns campaigns() {
    Watched.State<Campaign> state = files.state();
    String trouble =
        state.problems().stream()
            .filter(problem -> !state.files().containsKey(problem.file()))
            .map(Problem::toString)
            .findFirst()
            .orElse("");
    return new Campaigns(List.copyOf(state.files().values()), trouble, skills);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
  }

  /** The taxonomy as posting knows it. */
  private record Tree(Supplier<Taxonomy> taxonomy, Map<String, Optional<String>> ids)
      implements SkillTree {
    @Override
    public boolean knows(String words) {
      return id(words).isPresent();
    }

    @Override
    public boolean covers(String broad, String asked) {
      if (WORDS_ALONE.covers(broad, asked)) {
        return true;
      }
      Optional<String> wide = id(broad);
      Optional<String> narrow = id(asked);
      return wide.isPresent()
          && narrow.isPresent()
          && (wide.equals(narrow) || taxonomy.get().ancestors(narrow.get()).contains(wide.get()));
    }

    private Optional<String> id(String words) {
      return ids.computeIfAbsent(words, this::look);
    }

    private Optional<String> look(String words) {
      Taxonomy all = taxonomy.get();
      return all.find(words)
          .or(() -> all.named(words))
          .or(() -> words.contains(" ") ? Optional.empty() : all.named(words.replace('-', ' ')))
          .map(Skill::id);
    }
  }
}
