// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;

/** What a recruiter does with the pages of tasks. */
class TaskPageIT {
  private static final String AT = "https://board.example.org/jobs/7";

  private static final String TEXT = "Keep <b>Epic</b> running & well, for forty clinics and labs.";

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void anOpeningWaitsToBePlaced() {
    site = new Site(folder);
    site.advertise("T-7", "Epic Analyst", TEXT);
    site.turnByHand();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private PostingRow row() {
    return site.ledger.postings().all().getFirst();
  }

  private String page() {
    return site.get("/tasks/" + row().id()).body();
  }

  private HttpResponse<String> say(String form) {
    return site.post("/tasks/" + row().id(), "by=Ada&" + form);
  }

  @Test
  void thePageShowsEachFieldToBeCopiedAndNothingIsLiveYet() {
    assertThat(site.get("/tasks").body()).contains("Place it", "Epic Analyst");
    assertThat(page())
        .contains("Post it.", ">Job title</label>", "readonly>Epic Analyst</textarea>")
        .contains("Keep &lt;b&gt;Epic&lt;/b&gt; running &amp; well");
    assertThat(site.get("/ads").body()).contains("A person is asked to place it by hand.");
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
  }

  @Test
  void onlyThePageOfOneTaskMayUseAScript() {
    String policy = "Content-Security-Policy";
    assertThat(site.get("/tasks/" + row().id()).headers().firstValue(policy).orElse(""))
        .contains("script-src 'self'");
    assertThat(site.get("/tasks").headers().firstValue(policy).orElse(""))
        .doesNotContain("script-src");
    assertThat(site.get("/assets/copy.js").statusCode()).isEqualTo(200);
  }

  @Test
  void theAddressIsTakenOnceAndAWrongOneIsSaidOnThePage() {
    HttpResponse<String> wrong = say("did=placed&address=https://elsewhere.example.org/7");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("Ads of this board stand at", "elsewhere.example.org/7", "value=\"Ada\"");
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);

    assertThat(say("did=placed&address=" + AT).statusCode()).isEqualTo(303);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(say("did=placed&address=" + AT).statusCode()).isEqualTo(303);
    assertThat(site.get("/tasks").body()).contains("Nothing waits for you.");
    assertThat(site.get("/tasks/" + row().id()).statusCode()).isEqualTo(404);
  }

  @Test
  void aChangeShowsTheDifferenceInWordsNotOnlyInColours() {
    say("did=placed&address=" + AT);
    site.advertise("T-7", "Senior Epic Analyst", TEXT);
    site.turnByHand();
    assertThat(page())
        .contains("<ins>Senior </ins>Epic Analyst", "All other fields stay as they are", AT);

    assertThat(say("did=changed").statusCode()).isEqualTo(303);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void thePageOfAnAdShowsWhatItLastSaidBesideWhatItWouldSayNow() {
    say("did=placed&address=" + AT);
    assertThat(site.get("/ads/" + row().id()).body())
        .contains("What it says", "Last sent 22 Nov 2026, 12:00:00 UTC.")
        .doesNotContain("<ins>", "<del>");
    site.advertise("T-7", "Lead Epic Analyst", TEXT.replace("forty", "ninety"));
    assertThat(site.get("/ads/" + row().id()).body())
        .contains("Now it would say something else.")
        .contains("for <del>forty</del> clinics", "for <ins>ninety</ins> clinics")
        .contains("<h4>Last sent</h4>", "<h4>Now</h4>");
  }

  @Test
  void aFilledOpeningIsTakenDownByWhoeverSaysSo() {
    say("did=placed&address=" + AT);
    site.ledger.openings().move("T-7", OpeningState.FILLED, "filled");
    site.turnByHand();
    assertThat(page()).contains("Take it down.", "I took it down");
    say("did=taken-down");
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
    assertThat(site.get("/ads/" + row().id()).body()).contains("Taken down by hand, says Ada");
  }

  @Test
  void aFormOfAnotherSiteIsNotHeard() {
    assertThat(
            site.post(
                    "/tasks/" + row().id(),
                    "by=Eve&did=placed&address=" + AT,
                    "Origin",
                    "https://evil.example.org")
                .statusCode())
        .isEqualTo(403);
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
  }
}
