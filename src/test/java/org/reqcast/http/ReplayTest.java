// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.http.Ask.Repeat;

class ReplayTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T21:00:00Z"));
  private static final String SECRET = "s3cr3t/value+long";

  @TempDir Path folder;

  @Test
  void whatWasRecordedIsAnsweredAgain() throws Exception {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff};
    Http outside =
        ask ->
            ask.method().equals("POST")
                ? new Answer(
                    ask.uri(),
                    201,
                    Map.of("content-type", List.of("application/json"), "server", List.of("x")),
                    ("{\"id\": 7, \"echo\": \"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8))
                : new Answer(ask.uri(), 200, Map.of(), picture);
    Recording recording = new Recording(outside, folder);
    recording.send(ask("POST", "https://example.org/api/things?token=abc123", "{\"a\": 1}"));
    recording.send(ask("GET", "https://example.org/logo.png", null));

    String file = Files.readString(folder.resolve("01-post-things.http"));
    assertThat(file).contains("[secret]").doesNotContain(SECRET, "abc123", "uthorization");
    assertThat(folder.resolve("02-get-logo-png.http")).exists();

    Replay replay = Replay.of(folder, CLOCK);
    assertThat(replay.send(ask("GET", "https://example.org/logo.png", null)).body())
        .isEqualTo(picture);
    assertThat(replay.unused()).containsExactly("01-post-things.http");
  }

  @Test
  void anythingElseIsAnsweredWithTheNearestRecording() {
    Replay replay = Replay.of(List.of(">>> POST /things\n\n{\"a\": 1}\n<<< 200\n\nok\n"), CLOCK);
    assertThatThrownBy(() -> replay.send(ask("POST", "https://example.org/things", "{\"a\":2}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("{\"a\": 1}")
        .hasMessageContaining("{\"a\":2}")
        .hasMessageNotContaining("path:");
  }

  @Test
  void bodiesAgreeAsJsonAndQueriesInAnyOrder() throws Exception {
    Replay replay =
        Replay.of(
            List.of(">>> POST /t?b=2&a=1\nx-key: *\n\n{\"b\": [1], \"a\": 1}\n<<< 200\n\nok"),
            CLOCK);
    Answer answer =
        replay.send(ask("POST", "https://example.org/t?a=1&b=2", "{\"a\":1,\"b\":[1]}"));
    assertThat(answer.text()).isEqualTo("ok");
  }

  @Test
  void aWriteIsAnsweredAsOftenAsRecorded() throws Exception {
    Replay replay =
        Replay.of(List.of(">>> POST /t\n\n*\n<<< 201\n\n", ">>> GET /t\n\n<<< 200\n\n"), CLOCK);
    replay.send(ask("POST", "https://example.org/t", "x"));
    assertThatThrownBy(() -> replay.send(ask("POST", "https://example.org/t", "x")))
        .hasMessageContaining("more often");
    replay.send(ask("GET", "https://example.org/t", null));
    assertThat(replay.send(ask("GET", "https://example.org/t", null)).ok()).isTrue();
    assertThat(replay.asked()).hasSize(4);
  }

  @Test
  void badWeatherCanBeRecorded() {
    Replay replay =
        Replay.of(
            List.of(
                ">>> POST /a\n\n<<< unanswered\n\n",
                ">>> POST /b\n\n<<< not-sent\n\n",
                ">>> POST /c\n\n<<< 429\nretry-after: 9\n\n"),
            CLOCK);
    assertThat(failure(replay, "/a").kind()).isEqualTo(HttpFailure.Kind.UNANSWERED);
    assertThat(failure(replay, "/b").kind()).isEqualTo(HttpFailure.Kind.NOT_SENT);
    HttpFailure busy = failure(replay, "/c");
    assertThat(busy.kind()).isEqualTo(HttpFailure.Kind.SLOW_DOWN);
    assertThat(busy.until()).isEqualTo(Instant.parse("2026-11-22T21:00:09Z"));
  }

  @Test
  void aFileThatIsNoExchangeIsNamed() {
    assertThatThrownBy(() -> Exchange.parse("03-x.http", ">>> GET /\n\n<<< maybe\n"))
        .hasMessageContaining("03-x.http")
        .hasMessageContaining("maybe");
  }

  private static HttpFailure failure(Replay replay, String path) {
    try {
      throw new AssertionError(replay.send(ask("POST", "https://example.org" + path, null)));
    } catch (HttpFailure failure) {
      return failure;
    }
  }

  private static Ask ask(
      String method, String uri, @org.jspecify.annotations.Nullable String body) {
    return new Ask(
        "account",
        method,
        URI.create(uri),
        Map.of("Authorization", "Bearer " + SECRET, "X-Key", "k"),
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        Repeat.HARMLESS,
        false,
        false,
        Duration.ofSeconds(5),
        1000,
        List.of(SECRET),
        Manners.USUAL);
  }
}
