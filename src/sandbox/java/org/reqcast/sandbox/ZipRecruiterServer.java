// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Partner jobs of ZipRecruiter: a job that is there already is not posted again, not even a closed
 * one; putting it brings it up to date and opens it, deleting it closes it.
 */
public final class ZipRecruiterServer extends LoopbackServer {
  private static final Set<String> COUNTRIES = Set.of("US", "CA", "AU");
  private static final List<String> REQUIRED =
      List.of("job_id", "name", "description", "city", "state", "country", "company", "url");

  private final String key;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  private record Job(String id, String text, boolean open) {}

  /**
   * @param key as ZipRecruiter gave it out
   */
  public ZipRecruiterServer(int port, long seed, String key) {
    super(port, seed);
    this.key = key;
    route("POST", "/partner/v0/job", known(this::post));
    route("PUT", "/partner/v0/job/{id}", known(this::put));
    route("GET", "/partner/v0/job/{id}", known(this::get));
    route("DELETE", "/partner/v0/job/{id}", known(this::delete));
    open();
  }

  /** The jobs that are open now. */
  public synchronized List<Post> posts() {
    return jobs.values().stream()
        .filter(Job::open)
        .map(job -> new Post(job.id, job.text, Instant.now()))
        .toList();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "30").json(429, Map.of("error", "Too many requests"));
  }

  @Override
  void refuse(Call call) throws IOException {
    call.json(400, Map.of("error", "name: is not wanted"));
  }

  private Handler known(Handler next) {
    return call -> {
      if (("Basic " + key).equals(call.header("Authorization"))) {
        next.handle(call);
      } else {
        call.json(401, Map.of("error", "Invalid API key"));
      }
    };
  }

  private synchronized void post(Call call) throws IOException {
    JsonNode body = call.json();
    String id = body.path("job_id").asString("");
    if (jobs.containsKey(id)) {
      call.json(400, Map.of("error", "A job with job_id " + id + " already exists"));
    } else {
      keep(call, id, 201);
    }
  }

  private synchronized void put(Call call) throws IOException {
    String id = id(call);
    if (!jobs.containsKey(id)) {
      call.json(404, Map.of("error", "There is no job with job_id " + id));
    } else if (!id.equals(call.json().path("job_id").asString(id))) {
      call.json(400, Map.of("error", "job_id cannot be changed"));
    } else {
      keep(call, id, 200);
    }
  }

  private void keep(Call call, String id, int status) throws IOException {
    JsonNode body = call.json();
    for (String name : REQUIRED) {
      if (body.path(name).asString("").isBlank()) {
        call.json(400, Map.of("error", name + ": is required"));
        return;
      }
    }
    if (!COUNTRIES.contains(body.path("country").asString(""))) {
      call.json(400, Map.of("error", "country: must be one of US, CA, AU"));
      return;
    }
    String text =
        String.join(
            "\n",
            body.path("name").asString(""),
            body.path("description").asString(""),
            body.path("url").asString(""));
    jobs.remove(id);
    jobs.put(id, new Job(id, text, true));
    call.json(status, Map.of("job", Map.of("job_id", id)));
  }

  private synchronized void get(Call call) throws IOException {
    Job job = jobs.get(id(call));
    if (job == null) {
      call.json(404, Map.of("error", "There is no such job"));
    } else {
      call.json(200, Map.of("job", Map.of("job_id", job.id)));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    Job job = jobs.get(id(call));
    if (job == null) {
      call.json(404, Map.of("error", "There is no such job"));
      return;
    }
    jobs.put(job.id, new Job(job.id, job.text, false));
    call.json(200, Map.of("job", Map.of("job_id", job.id)));
  }

  private static String id(Call call) {
    return URLDecoder.decode(call.path.getOrDefault("id", ""), StandardCharsets.UTF_8);
  }
}
