// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.reqcast.http.Ask.Repeat;

/** Sends one request once, over a connection of its own where sending twice would do harm. */
final class Wire implements AutoCloseable {
  /** More than the hosts of a crawl that are asked by turns, which would else connect anew. */
  private static final int IDLE = 200;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long MOST_HEADER_BYTES = 64 * 1024;
  private static final String HELD_BACK = "X-Held-Back-Retry-After";

  private final Dispatcher dispatcher;
  private final OkHttpClient[] clients;

  Wire(AddressGuard guard) {
    dispatcher =
        new Dispatcher(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    OkHttpClient plain =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .proxy(java.net.Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(CONNECT)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .eventListenerFactory(Wire::listener)
            .addNetworkInterceptor(Wire::holdBack)
            .build();
    clients = new OkHttpClient[4];
    for (int i = 0; i < clients.length; i++) {
      boolean fresh = (i & 1) != 0;
      clients[i] =
          plain
              .newBuilder()
              .dns(guard.dns((i & 2) != 0))
              .connectionPool(
                  fresh
                      ? new ConnectionPool(0, 1, TimeUnit.NANOSECONDS)
                      : new ConnectionPool(IDLE, 1, TimeUnit.MINUTES))
              .build();
    }
  }

  /** Why an exchange came to nothing, and whether the request had begun to leave. */
  static final class Lost extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean begun;
    private final IOException why;

    Lost(boolean begun, IOException why) {
      super(why);
      this.begun = begun;
      this.why = why;
    }

    boolean begun() {
      return begun;
    }

    IOException why() {
      return why;
    }
  }

  /**
   * @param cut whether to take the beginning of an over-long body
   * @throws IllegalArgumentException where headers or method are malformed; nothing was sent
   */
  Answer exchange(HttpUrl url, Ask ask, Map<String, String> headers, boolean cut)
      throws Lost, InterruptedException {
    Begun begun = new Begun();
    Request.Builder request = new Request.Builder().url(url).tag(Begun.class, begun);
    headers.forEach(request::header);
    byte[] body = ask.body();
    boolean needsBody = List.of("POST", "PUT", "PATCH").contains(ask.method());
    RequestBody sent =
        body != null ? RequestBody.create(body) : needsBody ? RequestBody.EMPTY : null;
    request.method(ask.method(), sent);
    boolean fresh = ask.repeat() == Repeat.NEVER;
    Call call = clients[(fresh ? 1 : 0) | (ask.privateAllowed() ? 2 : 0)].newCall(request.build());
    call.timeout().timeout(ask.timeout().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Answer> coming = new CompletableFuture<>();
    call.enqueue(new Taking(coming, ask.mostBytes(), cut));
    try {
      return coming.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw new Lost(begun.yes, io);
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      call.cancel();
      if (begun.yes && fresh) {
        // Whoever asked must learn that it may have happened; the interrupt is not lost.
        Thread.currentThread().interrupt();
        throw new Lost(true, new IOException("interrupted"));
      }
      throw e;
    }
  }

  @Override
  public void close() {
    dispatcher.cancelAll();
    dispatcher.executorService().shutdown();
    for (OkHttpClient client : clients) {
      client.connectionPool().evictAll();
    }
  }

  private static EventListener listener(Call call) {
    Begun begun = call.request().tag(Begun.class);
    return begun == null ? EventListener.NONE : begun;
  }

  /** The client would answer a 503 that says "retry after 0" by sending again, also a POST. */
  private static Response holdBack(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String after = response.header("Retry-After");
    return after == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(HELD_BACK, after).build();
  }

  /** Remembers whether a request began to be written. */
  private static final class Begun extends EventListener {
    private volatile boolean yes;

    @Override
    public void requestHeadersStart(Call call) {
      yes = true;
    }
  }

  /** Takes an answer in. */
  record Taking(CompletableFuture<Answer> coming, long most, boolean cut) implements Callback {
    @Override
    public void onFailure(Call call, IOException e) {
      coming.completeExceptionally(e);
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        coming.complete(answer(response));
      } catch (IOException | RuntimeException | Error e) {
        // Errors too: somebody waits, and nothing else would ever wake them.
        coming.completeExceptionally(e);
      }
    }

    private Answer answer(Response response) throws IOException {
      if (response.headers().byteCount() > MOST_HEADER_BYTES) {
        throw new Body.OverLimit("the answer's headers are too long");
      }
      Map<String, List<String>> headers = new HashMap<>();
      for (String name : response.headers().names()) {
        String key = name.equals(HELD_BACK) ? "retry-after" : name.toLowerCase(Locale.ROOT);
        headers.put(key, List.copyOf(response.headers(name)));
      }
      String encoding = String.join(",", headers.getOrDefault("content-encoding", List.of()));
      byte[] body = Body.read(response.body().byteStream(), encoding, most, cut);
      return new Answer(response.request().url().uri(), response.code(), Map.copyOf(headers), body);
    }
  }
}
