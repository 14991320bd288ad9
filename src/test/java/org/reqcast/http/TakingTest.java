// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of whoever waits for an answer that cannot be taken in. */
class TakingTest {
  @Test
  void anErrorWhileReadingAnAnswerWakesWhoeverWaitsForIt() {
    CompletableFuture<Answer> coming = new CompletableFuture<>();
    Request request = new Request.Builder().url("https://board.example.org/").build();
    Response response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .body(new TooMuch())
            .build();

    new Wire.Taking(coming, 100, false).onResponse(new OkHttpClient().newCall(request), response);

    assertThat(coming).failsWithin(Duration.ZERO);
  }

  /** A body for which memory does not suffice. */
  private static final class TooMuch extends ResponseBody {
    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public BufferedSource source() {
      throw new OutOfMemoryError("too much");
    }
  }
}
