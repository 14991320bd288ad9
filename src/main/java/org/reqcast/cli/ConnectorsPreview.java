// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Preview;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.posting.Comparison;
import org.reqcast.posting.Difference;
import org.reqcast.posting.PartDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code connectors preview}: what would be sent. */
@Command(
    name = "preview",
    description = {
      "Show exactly what would be sent for an opening, with lengths against limits, and how it"
          + " differs from what was last sent.",
      "Sends nothing, asks nobody, and needs no secret."
    })
final class ConnectorsPreview implements Callable<Integer> {
  @ParentCommand ConnectorsVerb verb;

  @Parameters(index = "0", paramLabel = "ACCOUNT")
  String name = "";

  @Parameters(
      index = "1",
      paramLabel = "OPENING",
      arity = "0..1",
      description = "Default: the first.")
  @Nullable String id;

  @Override
  public Integer call() throws ConnectorException {
    Main main = verb.main;
    try (App app = main.open()) {
      Connector connector =
          app.catalog()
              .unarmed(name)
              .orElseThrow(
                  () -> new Trouble(app.catalog().why(name).orElse(name + " cannot be opened")));
      Delivery delivery =
          connector
              .delivery()
              .orElseThrow(() -> new Trouble("the connector of " + name + " does not post"));
      Opening opening = opening(app, id);
      List<Map<String, Object>> answers = new ArrayList<>();
      for (Place place : opening.places()) {
        Ad ad = app.posting().ad(opening, place, name);
        Preview preview = delivery.preview(ad);
        Comparison compared =
            Comparison.of(app.ledger().postings().texts(ad.posting()), Optional.of(ad), delivery);
        answers.add(answer(place, preview, compared));
        if (!main.json) {
          show(place, preview);
          show(compared);
        }
      }
      if (main.json) {
        main.terminal.json(answers);
      }
      return 0;
    }
  }

  private static Opening opening(App app, @Nullable String id) {
    List<Opening> all = app.ledger().openings().all();
    if (all.isEmpty()) {
      throw new Trouble("there is no opening to preview yet; add one: reqcast openings add FILE");
    }
    return all.stream()
        .filter(opening -> id == null || opening.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    "there is no opening '"
                        + id
                        + "'"
                        + Near.didYouMeanOrOneOf(
                            String.valueOf(id), all.stream().map(Opening::id).toList())));
  }

  private static Map<String, Object> answer(Place place, Preview preview, Comparison compared) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("place", place.key());
    answer.put("preview", preview);
    answer.put("lastSent", compared.sent());
    answer.put("changed", compared.changed());
    answer.put(
        "differences",
        compared.sent() == null
            ? List.of()
            : compared.parts().stream().filter(PartDifference::changed).toList());
    return answer;
  }

  private void show(Comparison compared) {
    if (compared.sent() == null) {
      verb.main.println("Nothing is kept of an earlier one.");
    } else if (!compared.changed()) {
      verb.main.println("The same was last sent, on " + When.of(compared.sent()) + ".");
    } else {
      verb.main.println("Against what was last sent, on " + When.of(compared.sent()) + ":");
      for (PartDifference part : compared.parts()) {
        if (part.changed()) {
          verb.main.println("  " + part.headline());
          Difference.unified(part.before(), part.after()).stream()
              .skip(2)
              .forEach(line -> verb.main.println("    " + line));
        }
      }
    }
    verb.main.println("");
  }

  private void show(Place place, Preview preview) {
    verb.main.println(verb.main.terminal.styled("bold", place.words()));
    for (Preview.Part part : preview.parts()) {
      verb.main.println(part.headline());
      part.body().lines().forEach(line -> verb.main.println("    " + line));
    }
    if (!preview.lengths().isEmpty()) {
      Table table = new Table("text", "length", "at most", "counted in");
      preview
          .lengths()
          .forEach(one -> table.row(one.what(), one.length(), one.most(), one.counted()));
      table.print(verb.main.terminal);
    }
  }
}
