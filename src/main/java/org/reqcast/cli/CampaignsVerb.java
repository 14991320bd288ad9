// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.opening.Opening;
import org.reqcast.posting.Campaign;
import org.reqcast.posting.Campaigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code campaigns}: which openings go where, by which rules. */
@Command(
    name = "campaigns",
    description = {
      "List the campaigns, the accounts they name, and the open openings that they take.",
      "What no campaign takes goes wherever schedules send it."
    })
final class CampaignsVerb implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() {
    try (App app = main.open()) {
      Campaigns campaigns = app.campaigns().campaigns();
      List<Map<String, Object>> answers = new ArrayList<>();
      Table table = new Table("campaign", "accounts", "openings", "about");
      for (Campaign campaign : campaigns.all()) {
        List<String> takes =
            app.ledger().openings().all().stream()
                .filter(opening -> opening.advertised(app.today()))
                .filter(opening -> takes(campaign, opening, campaigns))
                .map(Opening::id)
                .toList();
        table.row(
            campaign.name(),
            String.join(", ", campaign.accounts()),
            takes.isEmpty() ? "none" : String.join(", ", takes),
            campaign.about());
        answers.add(
            Map.of(
                "campaign", campaign.name(),
                "about", campaign.about(),
                "accounts", campaign.accounts(),
                "openings", takes));
      }
      if (main.json) {
        main.terminal.json(answers);
      } else if (table.isEmpty()) {
        main.println("No campaign yet: put a file into campaigns/, see docs/campaigns.md.");
      } else {
        table.print(main.terminal);
      }
      app.campaigns().problems().forEach(problem -> main.terminal.err().println(problem));
      return app.campaigns().problems().isEmpty() ? 0 : Main.BAD_FILE;
    }
  }

  private static boolean takes(Campaign campaign, Opening opening, Campaigns campaigns) {
    return opening.places().stream()
        .anyMatch(place -> campaign.takes(opening, place, campaigns.skills()));
  }
}
