// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A search engine that takes IndexNow: it fetches the key's file, and its answers are empty. */
public final class IndexNowServer extends LoopbackServer {
  private static final int MOST = 10_000;

  private final UnaryOperator<String> web;
  private final Map<String, Integer> told = new LinkedHashMap<>();
  private final Set<String> validated = new HashSet<>();

  /**
   * @param web what stands at an address; empty where nothing does
   */
  public IndexNowServer(int port, long seed, UnaryOperator<String> web) {
    super(port, seed);
    this.web = web;
    route("POST", "/indexnow", this::tell);
    open();
  }

  /** The pages that it was told of, each once. */
  public synchronized List<Post> posts() {
    List<Post> posts = new ArrayList<>();
    told.forEach((url, times) -> posts.add(new Post(url, url, Instant.EPOCH)));
    return posts;
  }

  /** How often it was told of a page. */
  public synchronized int times(String url) {
    return told.getOrDefault(url, 0);
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "1").nothing(429);
  }

  @Override
  void refuse(Call call) throws IOException {
    call.nothing(400);
  }

  private synchronized void tell(Call call) throws IOException {
    JsonNode body = call.json();
    String type = call.header("Content-Type");
    String host = body.path("host").asString("");
    String key = body.path("key").asString("");
    String place = body.path("keyLocation").asString("https://" + host + "/" + key + ".txt");
    List<String> urls = new ArrayList<>();
    body.path("urlList").forEach(url -> urls.add(url.asString("")));
    if (type == null || !type.startsWith("application/json") || urls.isEmpty()) {
      call.nothing(400);
    } else if (urls.size() > MOST || host.isEmpty()) {
      call.nothing(400);
    } else if (!key.matches("[A-Za-z0-9-]{8,128}") || !of(host, place)) {
      call.nothing(422);
    } else if (urls.stream().anyMatch(url -> !of(host, url) || !below(place, url))) {
      call.nothing(422);
    } else if (!web.apply(place).equals(key)) {
      call.nothing(403);
    } else {
      urls.forEach(url -> told.merge(url, 1, Integer::sum));
      call.nothing(validated.add(host + key) ? 202 : 200);
    }
  }

  private static boolean of(String host, String url) {
    try {
      return host.equals(URI.create(url).getHost());
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** A key's file speaks only for what lies beside and below it. */
  private static boolean below(String keyFile, String url) {
    return url.startsWith(keyFile.substring(0, keyFile.lastIndexOf('/') + 1));
  }
}
