// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.ArrayList;
import java.util.List;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Withdrawn;

/** Does what a fixture asks for and tells what came of it, in lines. */
record FixtureCase(YamlMap spoken, Connector connector) {

  List<String> run() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String what : spoken.texts("do")) {
      try {
        run(what, lines);
      } catch (ConnectorException e) {
        lines.add(
            e.remedy() + (e.until() == null ? "" : " until " + e.until()) + ": " + e.getMessage());
      }
    }
    return lines;
  }

  private void run(String what, List<String> lines)
      throws ConnectorException, InterruptedException {
    Ad ad = spoken.flagIf("changed").orElse(false) ? Ads.EPIC_ANALYST_CHANGED : Ads.EPIC_ANALYST;
    AdRef standing = new AdRef(spoken.textIf("standing").orElse("none"), null);
    switch (what) {
      case "check" -> lines.add(words(connector.check().check()));
      case "post" -> lines.add(words(poster().post(ad)));
      case "update" -> lines.add(words(poster().update(ad, standing)));
      case "close" -> lines.add(words(poster().withdraw(ad, standing)));
      case "renew" -> lines.add(words(poster().renew(ad, standing)));
      case "progress" ->
          lines.add(
              words(
                  poster()
                      .progress(
                          ad, spoken.has("standing") ? standing : null, spoken.text("task"))));
      case "look" -> lines.add(words(poster().look(ad)));
      case "collect" -> collect(lines);
      default -> throw new AssertionError("a fixture cannot `do: " + what + "`");
    }
  }

  private Poster poster() {
    return (Poster) connector.delivery().orElseThrow();
  }

  private void collect(List<String> lines) throws ConnectorException, InterruptedException {
    String cursor = spoken.textIf("cursor").orElse(Batch.START);
    int most = spoken.numberIf("most").orElse(200);
    boolean more = true;
    for (int step = 0; more && step < spoken.numberIf("steps").orElse(20); step++) {
      Batch batch = connector.collector().orElseThrow().collect(cursor, most);
      batch.profiles().forEach(profile -> lines.add(words(profile)));
      batch.gone().forEach(key -> lines.add("gone " + key));
      batch.skipped().forEach(line -> lines.add("skipped: " + line));
      cursor = batch.cursor();
      more = batch.more();
    }
    lines.add("more " + more + ", cursor " + cursor);
  }

  private static String words(Posted posted) {
    return switch (posted) {
      case Posted.Live live -> "live " + live.ad().id() + " at " + live.ad().link();
      case Posted.Stood stood -> "stood " + stood.ad().id() + " at " + stood.ad().link();
      case Posted.Accepted accepted -> "accepted " + accepted.ad().id();
      case Posted.UnderWay working -> "under way " + working.task();
      case Posted.Gone gone -> "gone: " + gone.why();
      case Posted.Refused refused -> "refused: " + refused.reason();
      case Posted.Unanswered unanswered -> "unanswered: " + unanswered.why();
    };
  }

  private static String words(Progress progress) {
    return switch (progress) {
      case Progress.Working working -> "working";
      case Progress.Ended ended -> "ended, " + words(ended.what()) + ", " + ended.says();
      case Progress.Failed failed -> "failed, " + failed.why().remedy() + ": " + failed.why();
      case Progress.Forgotten forgotten -> "forgotten";
    };
  }

  private static String words(Withdrawn withdrawn) {
    return switch (withdrawn) {
      case Withdrawn.Gone gone -> "gone: " + gone.proof();
      case Withdrawn.CannotClose cannot -> "cannot close: " + cannot.instead();
      case Withdrawn.UnderWay working -> "under way " + working.task();
      case Withdrawn.Unanswered unanswered -> "unanswered: " + unanswered.why();
    };
  }

  private static String words(Look look) {
    return switch (look) {
      case Look.Stands stands -> "stands " + stands.ad().id() + " at " + stands.ad().link();
      case Look.Absent absent -> "absent";
      case Look.CannotLook cannot -> "cannot look";
    };
  }

  private static String words(Health health) {
    return switch (health) {
      case Health.Well well -> "well: " + well.who();
      case Health.Unwell unwell -> "unwell, " + unwell.remedy() + ": " + unwell.message();
    };
  }

  private static String words(Profile profile) {
    Person person = profile.person();
    return String.join(
        " | ",
        "profile " + profile.key(),
        profile.url(),
        person.name(),
        person.headline(),
        person.city() + ", " + person.region() + ", " + person.country(),
        "remote " + person.remote() + ", relocate " + person.relocate(),
        "emails " + person.emails(),
        "links " + person.links(),
        "proven " + profile.proven(),
        "positions " + person.positions().size(),
        "skills " + person.skills(),
        "forget " + profile.basis().forgetBy(),
        "text " + profile.text().replace("\n", "\\n"));
  }
}
