// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Job postings of LinkedIn: what looks sound is taken in as a task, worked on for some minutes, and
 * known by its name for thirty days; only who asks learns what came of it.
 */
public final class LinkedInJobsServer extends LoopbackServer {
  private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "RENEW", "CLOSE");
  private static final Set<String> EMPLOYMENTS =
      Set.of("FULL_TIME", "PART_TIME", "CONTRACT", "INTERNSHIP", "TEMPORARY", "VOLUNTEER", "OTHER");
  private static final Set<String> KNOWN =
      Set.of(
          "integrationContext",
          "companyApplyUrl",
          "externalJobPostingId",
          "jobPostingOperationType",
          "title",
          "description",
          "listedAt",
          "location",
          "posterEmail",
          "listingType",
          "availability",
          "contract",
          "workplaceTypes",
          "employmentStatus",
          "companyJobCode");
  private static final Pattern VERSION = Pattern.compile("202[456](0[1-9]|1[0-2])");
  private static final String NEWEST = "202604";
  private static final Duration TOKEN = Duration.ofMinutes(30);
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int MOST_ELEMENTS = 100;
  private static final int MOST_QUERY = 4096;

  private final InstantSource clock;
  private final Duration work;
  private final TokenDesk desk;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private long lastId = 4_123_456_788L;

  private record Job(long id, String title, String description, String apply, boolean open) {}

  /** What is worked on; {@code result} is empty until it is through. */
  private record Task(
      String id, String job, JsonNode body, Instant since, Map<String, Object> result) {}

  /**
   * @param secret of the client {@code riverside}
   * @param work how long it works on what it took in
   */
  public LinkedInJobsServer(
      int port, long seed, String secret, InstantSource clock, Duration work) {
    super(port, seed);
    this.clock = clock;
    this.work = work;
    desk =
        new TokenDesk(
            clock, new TokenDesk.Client("riverside", secret, List.of(), false, false), TOKEN);
    route("POST", "/oauth/v2/accessToken", desk::token);
    route("POST", "/rest/simpleJobPostings", admitted(this::take));
    route("GET", "/rest/simpleJobPostingTasks", admitted(this::tell));
    open();
  }

  /** The jobs that are open now, as people see them. */
  public synchronized List<Post> posts() {
    goOn();
    return jobs.values().stream()
        .filter(Job::open)
        .map(
            job ->
                new Post(
                    "" + job.id,
                    job.title + "\n" + job.description + "\n" + job.apply,
                    clock.instant()))
        .toList();
  }

  /** How often a token was lent. */
  public int lent() {
    return desk.lent();
  }

  @Override
  void busy(Call call) throws IOException {
    error(call, 429, "Resource level throttle APPLICATION DAY limit for calls was reached");
  }

  @Override
  void refuse(Call call) throws IOException {
    call.json(200, Map.of("elements", List.of(refused(422, "ERROR :: /title :: is not wanted"))));
  }

  private Handler admitted(Handler next) {
    return call -> {
      String version = call.header("LinkedIn-Version");
      if (!desk.knows(call)) {
        error(call, 401, "The token used in the request has expired");
      } else if (version == null) {
        error(call, 400, "A version must be present. Please specify a version");
      } else if (!VERSION.matcher(version).matches() || version.compareTo(NEWEST) > 0) {
        error(call, 426, "Requested version " + version + " is not active");
      } else {
        next.handle(call);
      }
    };
  }

  private synchronized void take(Call call) throws IOException {
    JsonNode elements = call.json().path("elements");
    if (!"batch_create".equals(call.header("X-Restli-Method")) || !elements.isArray()) {
      error(call, 403, "Unpermitted fields present in REQUEST_BODY: fields [/elements]");
      return;
    }
    goOn();
    Set<String> ids = new HashSet<>();
    List<Object> answers = new ArrayList<>();
    for (JsonNode element : elements) {
      String id = text(element, "externalJobPostingId");
      if (text(element, "jobPostingOperationType").equals("CLOSE") && !isOpen(id)) {
        error(call, 409, "Cannot close job which is already closed or does not exist");
        return;
      }
      String wrong = !ids.add(id) ? "the same externalJobPostingId twice" : wrong(element);
      answers.add(wrong.isEmpty() ? begun(id, element) : refused(422, wrong));
    }
    if (answers.isEmpty() || answers.size() > MOST_ELEMENTS) {
      error(call, 400, "A batch holds from 1 to 100 elements");
      return;
    }
    call.json(200, Map.of("elements", answers));
  }

  private boolean isOpen(String id) {
    Job job = jobs.get(id);
    // What is under way for the same job may still open it.
    return (job != null && job.open) || tasks.values().stream().anyMatch(t -> waits(t, id));
  }

  private static boolean waits(Task task, String job) {
    return task.result.isEmpty() && task.job.equals(job);
  }

  private Map<String, Object> begun(String job, JsonNode element) {
    String id = "urn:li:simpleJobPostingTask:" + new UUID(1, tasks.size());
    tasks.put(id, new Task(id, job, element, clock.instant(), new LinkedHashMap<>()));
    return Map.of("id", id, "status", 202);
  }

  private static Map<String, Object> refused(int status, String message) {
    return Map.of("status", status, "error", Map.of("status", status, "message", message));
  }

  private static String wrong(JsonNode job) {
    for (String name : job.propertyNames()) {
      if (!KNOWN.contains(name)) {
        return "Unpermitted fields present in REQUEST_BODY: [/" + name + "]";
      }
    }
    for (String name :
        List.of("externalJobPostingId", "title", "description", "companyApplyUrl", "location")) {
      if (text(job, name).isBlank()) {
        return "ERROR :: /" + name + " :: field is required but not found and has no default value";
      }
    }
    if (text(job, "externalJobPostingId").length() > 75) {
      return "ERROR :: /externalJobPostingId :: longer than 75";
    }
    if (!OPERATIONS.contains(text(job, "jobPostingOperationType"))) {
      return "ERROR :: /jobPostingOperationType :: is not an enum symbol";
    }
    if (!text(job, "integrationContext").matches("urn:li:organization:\\d+")) {
      return "Either context or company or companyPageUrl or companyName must be provided";
    }
    if (!job.path("listedAt").isIntegralNumber()) {
      return "ERROR :: /listedAt :: cannot be coerced to Long";
    }
    if (job.has("employmentStatus") && !EMPLOYMENTS.contains(text(job, "employmentStatus"))) {
      return "ERROR :: /employmentStatus :: is not an enum symbol";
    }
    JsonNode types = job.path("workplaceTypes");
    if (types.size() > 1 || types.valueStream().anyMatch(LinkedInJobsServer::isNoWorkplace)) {
      return "The workplaceTypes field cannot have more than one value provided";
    }
    return isAddress(text(job, "companyApplyUrl")) ? "" : "Invalid company apply url for job";
  }

  private static boolean isNoWorkplace(JsonNode type) {
    return !Set.of("On-Site", "Hybrid", "Remote").contains(type.asString(""));
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Does whatever has been worked on for long enough, in the order in which it came. */
  private void goOn() {
    for (Task task : tasks.values()) {
      if (task.result.isEmpty() && !task.since.plus(work).isAfter(clock.instant())) {
        @Nullable String failed = happen(task);
        task.result.put("id", task.id);
        task.result.put("externalJobPostingId", task.job);
        task.result.put("status", failed == null ? "SUCCEEDED" : "FAILED");
        Job job = jobs.get(task.job);
        if (failed != null) {
          task.result.put("errorMessage", failed);
        } else if (job != null) {
          task.result.put("jobPosting", "urn:li:jobPosting:" + job.id);
        }
      }
    }
  }

  /** Why it came to nothing; null where it did not. */
  private @Nullable String happen(Task task) {
    String operation = text(task.body, "jobPostingOperationType");
    Job job = jobs.get(task.job);
    String client = "Job processing failed due to a client-side error. Error details: ";
    if (job == null || !job.open) {
      if (!operation.equals("CREATE")) {
        return client + "Operation type `" + operation + "` is not allowed for a non-existing job";
      }
    } else if (operation.equals("CREATE")) {
      return client
          + "Trying to create a job with same partnerIdentifier already exists. Dropping the"
          + " duplicate job posting creation request. LinkedIn job id: "
          + job.id;
    } else if (operation.equals("CLOSE")) {
      jobs.put(task.job, new Job(job.id, job.title, job.description, job.apply, false));
      return null;
    }
    String title = text(task.body, "title");
    String description = text(task.body, "description");
    if (title.codePointCount(0, title.length()) > 200) {
      return "This job is blocked as its title is marked invalid. [JOB_FIELD_PROCESSOR_TITLE].";
    }
    int length = description.codePointCount(0, description.length());
    if (length < 100 || length > 25_000) {
      return "Job {} was dropped: true Invalid Field: /description; Drop Message: The description"
          + " length should be at least 100 characters";
    }
    if (!text(task.body, "posterEmail").contains("@")) {
      return "This job was dropped due to poster specifically asking to not publish the job.";
    }
    if (!text(task.body, "location").contains(", ")) {
      return "This job has an invalid location. Please update the location in your ATS.";
    }
    long id = job != null && job.open ? job.id : ++lastId;
    String apply = text(task.body, "companyApplyUrl");
    jobs.remove(task.job);
    jobs.put(task.job, new Job(id, title, description, apply, true));
    return null;
  }

  private synchronized void tell(Call call) throws IOException {
    String query = call.rawQuery();
    if (query.length() > MOST_QUERY) {
      error(call, 414, "Request URI too long");
      return;
    }
    goOn();
    Map<String, Object> results = new LinkedHashMap<>();
    Map<String, Object> errors = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      String id = URLDecoder.decode(pair.replaceFirst("^ids=", ""), StandardCharsets.UTF_8);
      Task task = tasks.get(id);
      if (task == null || task.since.plus(REMEMBERED).isBefore(clock.instant())) {
        errors.put(id, Map.of("status", 404, "message", "Not Found"));
      } else if (task.result.isEmpty()) {
        results.put(id, Map.of("id", id, "status", "IN_PROGRESS"));
      } else {
        results.put(id, task.result);
      }
    }
    call.json(200, Map.of("errors", errors, "results", results, "statuses", Map.of()));
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asString("");
  }

  private static void error(Call call, int status, String message) throws IOException {
    call.json(status, Map.of("status", status, "message", message));
  }
}
