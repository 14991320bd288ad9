// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser comes back once, with the word that it was sent away with. */
class HomecomingIT {
  private static int get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static URI free() throws IOException {
    try (ServerSocket some = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + some.getLocalPort() + "/connected");
    }
  }

  @Test
  void whoBringsTheWordIsTheOneWaitedFor() throws Exception {
    URI redirect = free();
    try (Homecoming waiting = Homecoming.at(redirect, "word-17")) {
      assertThat(get(redirect + "?code=stolen&state=another")).isEqualTo(404);
      assertThat(get(redirect + "?code=stolen&state=word-171")).isEqualTo(404);
      assertThat(get(redirect.resolve("/favicon.ico").toString())).isEqualTo(404);
      assertThat(waiting.came()).isNotDone();
      assertThat(get(redirect + "?state=word-17&code=a%2Fb")).isEqualTo(200);
      assertThat(waiting.came().get(5, TimeUnit.SECONDS))
          .isEqualTo(URI.create(redirect + "?state=word-17&code=a%2Fb"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8765/connected, true",
    "http://localhost:9/, true",
    "https://127.0.0.1:8765/connected, false",
    "http://jobs.riverside.example.org/connected, false",
  })
  void onlyAnAddressOfThisMachineIsWaitedAt(URI redirect, boolean here) {
    assertThat(Homecoming.here(redirect)).isEqualTo(here);
  }
}
