// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reqcast.candidate.Basis;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.Surroundings;
import org.reqcast.grammar.Take;

/** People in files: résumés of all kinds, or one JSON document each. */
public final class FileFolder {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(20);
  private static final Set<String> JSON = Set.of("json");

  private final ConnectorFile file;
  private final Surroundings surroundings;
  private final Template folder;
  private final FolderCollector.Ground ground;
  private final Set<String> endings;
  private final FileContent content;

  private FileFolder(
      ConnectorFile file,
      Surroundings surroundings,
      Template folder,
      FolderCollector.Ground ground,
      Set<String> endings,
      FileContent content) {
    this.file = file;
    this.surroundings = surroundings;
    this.folder = folder;
    this.ground = ground;
    this.endings = endings;
    this.content = content;
  }

  public static Speech read(ConnectorFile file, YamlMap rest, Surroundings surroundings) {
    YamlMap collect = rest.map("collect");
    Template folder = Template.of(collect, "folder", Escape.NONE, Vocabulary.ofAccount(file));
    if (!collect.has("basis")) {
      collect.wrong("basis", "is missing: why we may hold these people's data");
    }
    FolderCollector.Ground ground =
        new FolderCollector.Ground(
            collect.word("basis", Basis.Ground.class, Basis.Ground.CONSENTED),
            collect.durationIf("notify").orElse(Duration.ofDays(30)),
            collect.durationIf("forget").orElse(Duration.ofDays(180)));
    Set<String> endings;
    FileContent content;
    if (collect.has("json")) {
      endings = JSON;
      content = new JsonDocument(Take.read(collect.map("json")));
    } else {
      endings = endings(collect);
      content = new ResumeDocument(new DocumentReader(TIME_FOR_ONE));
    }
    collect.done();
    FileFolder dialect = new FileFolder(file, surroundings, folder, ground, endings, content);
    return dialect::open;
  }

  private static Set<String> endings(YamlMap collect) {
    List<String> take = collect.texts("take");
    if (take.isEmpty()) {
      collect.wrong("take", "needs the kinds of files: " + DocumentReader.ENDINGS);
    }
    for (String ending : take) {
      if (!DocumentReader.ENDINGS.contains(ending)) {
        collect.wrong("take", "cannot read " + ending + "; only " + DocumentReader.ENDINGS);
      }
    }
    Set<String> endings = new LinkedHashSet<>(take);
    if (endings.contains("html")) {
      endings.add("htm");
    }
    return endings;
  }

  private Connector open(Account account) {
    Path path = surroundings.home().resolve(folder.render(surroundings.wording().of(account)));
    FolderCollector collector =
        new FolderCollector(account.name(), path, endings, ground, content, surroundings.clock());
    return new Connector(
        account, file, Optional.empty(), Optional.of(collector), () -> check(path, collector));
  }

  private static Check.Health check(Path path, FolderCollector collector) {
    try {
      Map<String, Path> files = collector.files();
      return new Check.Health.Well(path + " (" + files.size() + " files)");
    } catch (ConnectorException unwell) {
      return new Check.Health.Unwell(unwell.remedy(), String.valueOf(unwell.getMessage()));
    }
  }
}
