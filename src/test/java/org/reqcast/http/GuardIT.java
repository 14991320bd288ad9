// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.http.HttpFailure.Kind;

/** Where requests must not go. */
class GuardIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://2130706433/",
        "http://127.0.0.1./",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.31.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
        "http://[::]/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:a9fe:a9fe::1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd12::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://user:password@example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://example.org:22/x",
      })
  void privateReservedAndOddAddressesAreRefused(String address) throws Exception {
    try (Outside outside = new Outside()) {
      HttpFailure failure = outside.get(address).publicOnly().crawling().failure();
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure).hasMessageNotContaining("password@");
    }
  }

  @Test
  void aRefusalNamesTheWholeAddressAndWhatWouldAllowIt() throws Exception {
    try (Outside outside = new Outside()) {
      assertThat(outside.get("http://127.0.0.1:3999/api").publicOnly().failure())
          .hasMessageStartingWith("GET http://127.0.0.1:3999/api: ")
          .hasMessageEndingWith("give the account private-addresses: true");
      assertThat(outside.get("http://169.254.169.254/").failure())
          .hasMessageNotContaining("private-addresses");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/", "http://224.0.0.1/", "http://[fe80::1]/"})
  void someAddressesAreRefusedEvenWherePrivateOnesAreAllowed(String address) throws Exception {
    try (Outside outside = new Outside()) {
      assertThat(outside.get(address).kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void aNameIsRefusedWhereAnyOfItsAddressesIsPrivate() throws Exception {
    try (Outside outside = new Outside("127.0.0.2")) {
      outside.names.put("mixed.example.org", List.of("127.0.0.2", "10.0.0.1"));
      assertThat(outside.get("http://mixed.example.org/").publicOnly().kind())
          .isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void aRedirectToAPrivateAddressIsNotFollowed() throws Exception {
    try (Outside outside = new Outside("127.0.0.2");
        RawServer inner = RawServer.answering("200 OK", "secret console");
        RawServer outer =
            new RawServer(
                "127.0.0.2",
                (request, socket) ->
                    RawServer.answer(
                        socket,
                        "302 Found",
                        "Location: " + request.headers().get("X-Where"),
                        ""))) {
      outside.names.put("site.example.org", List.of("127.0.0.2"));
      outside.names.put("inner.example.org", List.of("127.0.0.1"));
      String home = "http://site.example.org:" + outer.port() + "/";
      for (String where :
          List.of(
              "http://127.0.0.1:" + inner.port() + "/",
              "http://inner.example.org:" + outer.port() + "/",
              "file:///etc/passwd",
              "http://[::ffff:7f00:1]:" + outer.port() + "/")) {
        try {
          Answer answer = outside.get(home).publicOnly().header("X-Where", where).answer();
          assertThat(answer.status()).isEqualTo(302);
        } catch (HttpFailure failure) {
          assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        }
      }
      assertThat(inner.seen()).isEmpty();
      assertThat(outer.seen()).hasSize(4);
    }
  }

  @Test
  void aNameThatTurnsPrivateBetweenTwoRequestsIsCaught() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    try (Outside outside = new Outside("127.0.0.2");
        RawServer server =
            new RawServer(
                "127.0.0.2",
                (request, socket) -> {
                  lookups.incrementAndGet();
                  RawServer.answer(socket, "200 OK", "Connection: close", "ok");
                  return false;
                })) {
      outside.names.put("turning.example.org", List.of("127.0.0.2"));
      String home = "http://turning.example.org:" + server.port() + "/";
      assertThat(outside.get(home).publicOnly().answer().ok()).isTrue();
      outside.names.put("turning.example.org", List.of("127.0.0.1"));
      assertThat(outside.get(home).publicOnly().kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void keysStayBehindWhenARedirectLeadsToAnotherHost() throws Exception {
    try (Outside outside = new Outside();
        RawServer other = RawServer.answering("200 OK", "there");
        RawServer server =
            RawServer.answering(
                "302 Found", "Location: http://127.0.0.1:" + other.port() + "/there", "")) {
      outside
          .get("http://127.0.0.1:" + server.port() + "/")
          .header("Authorization", "Bearer abcdefghij")
          .header("X-Custom", Outside.SECRET)
          .header("Accept", "text/plain")
          .answer();
      assertThat(server.seen().getFirst().headers()).containsKeys("Authorization", "X-Custom");
      assertThat(other.seen().getFirst().headers())
          .containsEntry("Accept", "text/plain")
          .doesNotContainKeys("Authorization", "X-Custom");
      assertThat(other.seen().getFirst().headers().get("User-Agent"))
          .isEqualTo("Reqcast/0.1 (+https://riverside.example.org/bot)");
    }
  }

  @Test
  void redirectsEndAfterFiveAndWritesAreNotRedirected() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("302 Found", "Location: /again", "")) {
      String home = "http://127.0.0.1:" + server.port() + "/";
      assertThat(outside.get(home).kind()).isEqualTo(Kind.REFUSED);
      assertThat(server.seen()).hasSize(6);
      assertThat(outside.post(home).answer().status()).isEqualTo(302);
      assertThat(server.seen()).hasSize(7);
    }
  }

  @Test
  void noMessageShowsASecret() throws Exception {
    try (Outside outside = new Outside()) {
      String address = "http://nobody.example.org/bot" + Outside.SECRET + "/send?token=abcdef";
      assertThat(outside.post(address).failure())
          .hasMessageContaining("no such host")
          .hasMessageNotContaining(Outside.SECRET)
          .hasMessageNotContaining("abcdef");
      assertThat(
              outside
                  .post("http://nobody.example.org/")
                  .header("X-Custom", Outside.SECRET + "\n")
                  .failure())
          .hasMessageNotContaining(Outside.SECRET)
          .hasNoCause();
    }
  }
}
