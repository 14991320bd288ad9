// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A receiver of signed events in the Standard Webhooks form: a wrong signature is refused. */
public final class SignedHookServer extends LoopbackServer {
  private final byte[] secret;
  private final List<Post> events = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param secret the bytes of the shared key, in base64
   */
  public SignedHookServer(int port, long seed, String secret) {
    super(port, seed);
    this.secret = Base64.getDecoder().decode(secret);
    route("POST", "/hook", this::post);
    open();
  }

  /** The events, each id once. */
  public synchronized List<Post> posts() {
    return List.copyOf(events);
  }

  /** The jobs that a receiver advertises after all events: each as its newest event has it. */
  public synchronized List<Post> standing() {
    Map<String, Post> jobs = new LinkedHashMap<>();
    for (Post event : events) {
      JsonNode said = Call.JSON.readTree(event.text());
      String job = said.path("job").path("id").asString("");
      jobs.remove(job);
      if (!said.path("event").asString("").equals("job.closed")) {
        jobs.put(job, event);
      }
    }
    return List.copyOf(jobs.values());
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "1").text(429, "slow down");
  }

  private synchronized void post(Call call) throws IOException {
    String id = call.header("webhook-id");
    String at = call.header("webhook-timestamp");
    String signature = call.header("webhook-signature");
    if (id == null || at == null || signature == null || !at.matches("\\d{9,11}")) {
      call.json(400, Map.of("error", "missing webhook-id, webhook-timestamp or webhook-signature"));
    } else if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(at)) > 300) {
      call.json(400, Map.of("error", "the timestamp is more than five minutes off"));
    } else if (!MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        ("v1," + sign(id + "." + at + "." + call.text())).getBytes(StandardCharsets.UTF_8))) {
      call.json(401, Map.of("error", "the signature does not fit"));
    } else {
      if (seen.add(id)) {
        events.add(new Post(id, call.text(), Instant.now()));
      }
      call.json(200, Map.of("id", id));
    }
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
