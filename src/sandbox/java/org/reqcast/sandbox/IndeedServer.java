// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Job Sync of Indeed: a job is known by our id for it and the name of its source, a refused one is
 * null in an answer of 200, and one that comes back after thirty days gets another id there.
 */
public final class IndeedServer extends LoopbackServer {
  private static final Duration TOKEN = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MOST_BYTES = 65_000;
  private static final String CREATE = "createSourcedJobPostings";
  private static final String EXPIRE = "expireSourcedJobsBySourcedPostingId";

  private final InstantSource clock;
  private final TokenDesk desk;
  private final Map<Key, Job> jobs = new LinkedHashMap<>();
  private int ids;

  private record Key(String job, String source) {}

  private record Job(String id, String text, @Nullable Instant expired) {}

  /**
   * @param secret of the client {@code riverside}
   */
  public IndeedServer(int port, long seed, String secret, InstantSource clock) {
    super(port, seed);
    this.clock = clock;
    desk =
        new TokenDesk(
            clock, new TokenDesk.Client("riverside", secret, List.of(), false, false), TOKEN);
    route("POST", "/oauth/v2/tokens", desk::token);
    route("POST", "/graphql", this::query);
    open();
  }

  /** The jobs that people see now. */
  public synchronized List<Post> posts() {
    return jobs.values().stream()
        .filter(job -> job.expired == null)
        .map(job -> new Post(job.id, job.text, clock.instant()))
        .toList();
  }

  /** From here on no token that was lent is good. */
  public void forgetTokens() {
    desk.expire();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "60")
        .json(429, Map.of("errors", List.of(Map.of("message", "Too many requests"))));
  }

  @Override
  void refuse(Call call) throws IOException {
    refused(GraphQuery.of(call), "The job was rejected: its title is not wanted");
  }

  private synchronized void query(Call call) throws IOException {
    GraphQuery asked = GraphQuery.of(call);
    if (!desk.knows(call)) {
      asked.error(null, "UNAUTHENTICATED", "Request is missing a valid access token");
    } else if (!asked.query().contains("jobsIngest")) {
      asked.error(null, "GRAPHQL_VALIDATION_FAILED", "Cannot query this field on type Mutation");
    } else if (asked.asks(CREATE)) {
      create(asked);
    } else if (asked.asks(EXPIRE)) {
      expire(asked);
    } else {
      asked.error(null, "GRAPHQL_VALIDATION_FAILED", "Cannot query this field on type JobsIngest");
    }
  }

  private void create(GraphQuery asked) throws IOException {
    String at = "jobPostings.0.";
    String missing =
        asked.missing(
            at + "body.title",
            at + "body.description",
            at + "body.location.country",
            at + "body.benefits",
            at + "metadata.jobPostingId",
            at + "metadata.jobSource.companyName",
            at + "metadata.jobSource.sourceName",
            at + "metadata.jobSource.sourceType",
            at + "metadata.datePublished",
            at + "metadata.url");
    if (missing != null || asked.at("jobPostings").size() != 1) {
      asked.error(
          null, "BAD_USER_INPUT", "Field " + missing + " of required type was not provided");
      return;
    }
    String description = asked.text(at + "body.description");
    String format = asked.text(at + "body.descriptionFormatting");
    JsonNode salary = asked.at(at + "body.salary");
    if (!List.of("", "TEXT", "RICH_FORMATTING").contains(format)) {
      asked.error(
          null, "BAD_USER_INPUT", "Value does not exist in SourcedJobPostingFormattingType");
    } else if (salary.isObject() && !salary.path("minimumMinor").isIntegralNumber()) {
      asked.error(null, "BAD_USER_INPUT", "Int cannot represent minimumMinor");
    } else if (asked.text(at + "body.title").isBlank() || description.isBlank()) {
      refused(asked, "The job was rejected: it has no title or no description");
    } else if (description.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      refused(asked, "The job was rejected: its description is longer than 65,000 bytes");
    } else if (!asked.text(at + "body.location.country").matches("[A-Z]{2}")
        || asked.text(at + "body.location.cityRegionPostal").isBlank()) {
      refused(asked, "The job was rejected: its location is not known");
    } else {
      keep(asked, at, description);
    }
  }

  private void keep(GraphQuery asked, String at, String description) throws IOException {
    Key key =
        new Key(
            asked.text(at + "metadata.jobPostingId"),
            asked.text(at + "metadata.jobSource.sourceName"));
    Job before = jobs.remove(key);
    boolean same =
        before != null
            && (before.expired == null || before.expired.plus(KEPT).isAfter(clock.instant()));
    String id = before != null && same ? before.id : new UUID(7, ++ids).toString();
    String text =
        asked.text(at + "body.title") + "\n" + description + "\n" + asked.text(at + "metadata.url");
    jobs.put(key, new Job(id, text, null));
    asked.answer(
        Map.of(
            "jobsIngest",
            Map.of(
                CREATE,
                Map.of("results", List.of(Map.of("jobPosting", Map.of("sourcedPostingId", id)))))));
  }

  private void expire(GraphQuery asked) throws IOException {
    String id = asked.text("jobs.0.sourcedPostingId");
    Key key =
        jobs.entrySet().stream()
            .filter(entry -> entry.getValue().id.equals(id))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (key == null) {
      asked.error(null, "NOT_FOUND", "No job posting was found for sourcedPostingId " + id);
      return;
    }
    jobs.computeIfPresent(
        key,
        (its, job) ->
            new Job(job.id, job.text, job.expired == null ? clock.instant() : job.expired));
    asked.answer(
        Map.of(
            "jobsIngest",
            Map.of(EXPIRE, Map.of("results", List.of(Map.of("trackingKey", "t-" + id))))));
  }

  private static void refused(GraphQuery asked, String why) throws IOException {
    asked.error(
        Map.of(
            "jobsIngest",
            Map.of(
                CREATE, Map.of("results", List.of(Collections.singletonMap("jobPosting", null))))),
        "BAD_USER_INPUT",
        why);
  }
}
