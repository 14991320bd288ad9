// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.search.Fields;
import org.reqcast.search.Found;
import org.reqcast.search.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code search}: people by what they can do. */
@Command(
    name = "search",
    description =
        "Find people: words, \"phrases\", AND OR NOT ( ), skill: city: state: years:>=3 …",
    footer = {
      "",
      "The exit code is 1 where nobody matches, as with grep.",
      "",
      "Examples:",
      "  reqcast search 'EMR AND e-prescribing state:OH'",
      "  reqcast search 'skill:\"Epic Willow\">=3y NOT trainer' --sort recent",
      "  reqcast search HL7/FHIR --facet state=OH --json"
    })
final class SearchVerb implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "What you look for.")
  List<String> query = List.of();

  @Option(names = "--sort", description = "relevance or recent. Default: ${DEFAULT-VALUE}.")
  Search.Sort sort = Search.Sort.RELEVANCE;

  @Option(names = "--page", description = "Which page. Default: ${DEFAULT-VALUE}.")
  int page = 1;

  @Option(
      names = "--size",
      description = "People on a page, at most 100. Default: ${DEFAULT-VALUE}.")
  int size = 10;

  @Option(
      names = "--facet",
      paramLabel = "NAME=VALUE",
      description = "Keep only people with this value, for example state=OH. Repeatable.")
  List<String> facets = List.of();

  @Option(names = "--facets", description = "Also count by skill, place and source.")
  boolean counts;

  @Override
  public Integer call() {
    if (page < 1 || size < 1 || size > 100) {
      throw new Trouble(2, "--page begins at 1 and --size is from 1 to 100");
    }
    Search search = new Search(String.join(" ", query), chosen(), sort, page, size);
    try (App app = main.open()) {
      app.index().follow();
      Found found = app.index().find(search);
      if (main.json) {
        main.terminal.json(found);
      } else {
        show(found, nobody(app));
        if (counts) {
          facets(found, app.index().fields());
        }
        if ((long) page * size < found.total()) {
          main.println("\nMore: --page " + (page + 1));
        }
      }
      return found.total() == 0 ? Main.FAILED : 0;
    }
  }

  private Map<String, List<String>> chosen() {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (String facet : facets) {
      int at = facet.indexOf('=');
      if (at <= 0) {
        throw new Trouble(2, "--facet wants NAME=VALUE, for example --facet state=OH");
      }
      chosen
          .computeIfAbsent(facet.substring(0, at), name -> new java.util.ArrayList<>())
          .add(facet.substring(at + 1));
    }
    return chosen;
  }

  private String nobody(App app) {
    return app.ledger().people().candidates() == 0
        ? "Nobody is held here yet: collect people first, with reqcast run SCHEDULE or reqcast"
            + " serve."
        : facets.isEmpty()
            ? "Nobody matches. Take a word away, or search a broader skill."
            : "Nobody matches. Take a word or a --facet away, or search a broader skill.";
  }

  private void show(Found found, String nobody) {
    Terminal terminal = main.terminal;
    main.println(
        "%,d %s for %s, in %.1f ms"
            .formatted(
                found.total(),
                found.total() == 1 ? "person" : "people",
                found.understood().isBlank() ? "everybody" : found.understood(),
                found.took().toNanos() / 1e6));
    found.notes().forEach(note -> main.println("Note: " + note));
    if (found.total() == 0) {
      main.println(nobody);
    }
    int number = (page - 1) * size;
    for (Found.Hit hit : found.hits()) {
      main.println("");
      main.println(
          "%3d. %s  %s"
              .formatted(++number, terminal.styled("bold", hit.name()), hit.headline())
              .stripTrailing());
      main.println(
          "     "
              + String.join(
                  " · ",
                  java.util.stream.Stream.of(
                          hit.place(),
                          hit.years() > 0 ? hit.years() + " years" : "",
                          "from " + String.join(", ", hit.sources()),
                          "seen " + hit.updated().atZone(ZoneOffset.UTC).toLocalDate(),
                          "id " + hit.candidate())
                      .filter(part -> !part.isBlank())
                      .toList()));
      for (Found.Reason reason : hit.reasons().stream().limit(4).toList()) {
        reason(reason);
      }
    }
  }

  private void reason(Found.Reason reason) {
    Terminal terminal = main.terminal;
    StringBuilder snippet = new StringBuilder();
    for (Found.Piece piece : reason.snippet()) {
      String text = piece.text().replaceAll("\\s+", " ");
      snippet.append(piece.matched() ? terminal.styled("fg(yellow)", text) : text);
    }
    String says = reason.says().isBlank() ? "" : ": " + reason.says();
    main.println("     " + terminal.styled("fg(green)", reason.because() + says));
    if (!snippet.toString().isBlank()) {
      main.println("       “" + snippet.toString().strip() + "”");
    }
  }

  private void facets(Found found, Fields fields) {
    found
        .facets()
        .forEach(
            (name, values) -> {
              main.println("");
              Table table = new Table(fields.label(name), "people");
              values.stream().limit(8).forEach(one -> table.row(one.label(), one.count()));
              table.print(main.terminal);
            });
  }
}
