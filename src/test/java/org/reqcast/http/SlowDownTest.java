// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.http.SlowDown.Header;
import org.reqcast.http.SlowDown.Json;
import org.reqcast.http.SlowDown.Midnight;
import org.reqcast.http.SlowDown.Reading;
import org.reqcast.http.SlowDown.When;

class SlowDownTest {
  private static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO             | 2026-11-22T21:05:00.123456Z        | 2026-11-22T21:05:00.123456Z",
        "ISO             | 2026-11-22T22:05:00+01:00          | 2026-11-22T21:05:00Z",
        "EPOCH           | 1795381500                         | 2026-11-22T21:05:00Z",
        "EPOCH           | 1795381500.250                     | 2026-11-22T21:05:00.250Z",
        "SECONDS         | 90                                 | 2026-11-22T21:01:30Z",
        "SECONDS         | 0.65                               | 2026-11-22T21:00:01Z",
        "MILLIS          | 90000                              | 2026-11-22T21:01:30Z",
        "MINUTES         | 14                                 | 2026-11-22T21:14:00Z",
        "HTTP_DATE       | Sun, 22 Nov 2026 21:07:00 GMT      | 2026-11-22T21:07:00Z",
        "HTTP_DATE       | Sunday, 22-Nov-26 21:07:00 GMT     | 2026-11-22T21:07:00Z",
        "HTTP_DATE       | Sun Nov 22 21:07:00 2026           | 2026-11-22T21:07:00Z",
        "SECONDS_OR_DATE | 120                                | 2026-11-22T21:02:00Z",
        "SECONDS_OR_DATE | Sun, 22 Nov 2026 21:07:00 GMT      | 2026-11-22T21:07:00Z",
      })
  void readsEveryForm(Reading is, String value, Instant until) {
    Answer answer = answer(429, Map.of("x-wait", List.of(value)), "");
    assertThat(SlowDown.until(List.of(new Header("X-Wait", null, is)), answer, NOW))
        .contains(until);
  }

  @ParameterizedTest
  @CsvSource({
    "EPOCH,soon",
    "SECONDS,-5",
    "ISO,yesterday",
    "HTTP_DATE,1",
    "SECONDS,''",
    "EPOCH,1e999999"
  })
  void ignoresWhatItCannotRead(Reading is, String value) {
    Answer answer = answer(429, Map.of("x-wait", List.of(value)), "");
    assertThat(SlowDown.until(List.of(new Header("X-Wait", null, is)), answer, NOW)).isEmpty();
  }

  @Test
  void readsTheBodyAndJsonInHeaders() {
    Answer body = answer(429, Map.of(), "{\"parameters\":{\"retry_after\":35}}");
    assertThat(
            SlowDown.until(List.of(new Json("parameters.retry_after", Reading.SECONDS)), body, NOW))
        .contains(NOW.plusSeconds(35));
    Answer usage =
        answer(
            429,
            Map.of("x-usage", List.of("{\"77\":[{\"estimated_time_to_regain_access\":12}]}")),
            "");
    Header form = new Header("X-Usage", "*.0.estimated_time_to_regain_access", Reading.MINUTES);
    assertThat(SlowDown.until(List.of(form), usage, NOW))
        .contains(NOW.plus(Duration.ofMinutes(12)));
    assertThat(
            SlowDown.until(
                List.of(new Json("a.b", Reading.SECONDS)), answer(429, Map.of(), "<html>"), NOW))
        .isEmpty();
  }

  @Test
  void takesTheFirstFormThatSpeaks() {
    List<SlowDown> forms = List.of(SlowDown.RETRY_AFTER, new Midnight(ZoneOffset.UTC));
    assertThat(SlowDown.until(forms, answer(429, Map.of(), ""), NOW))
        .contains(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(SlowDown.until(forms, answer(429, Map.of("retry-after", List.of("5")), ""), NOW))
        .contains(NOW.plusSeconds(5));
  }

  @Test
  void believesNoAbsurdWait() {
    List<SlowDown> forms = List.of(new Header("reset", null, Reading.EPOCH));
    assertThat(
            SlowDown.until(forms, answer(429, Map.of("reset", List.of("1795381500000")), ""), NOW))
        .contains(NOW.plus(Duration.ofHours(24)));
    assertThat(SlowDown.until(forms, answer(429, Map.of("reset", List.of("1000")), ""), NOW))
        .contains(NOW.plusSeconds(1));
  }

  @Test
  void anEmptyBudgetMeansWaitingForItsReset() {
    List<SlowDown> forms = List.of(new Header("X-RateLimit-Reset-After", null, Reading.SECONDS));
    Map<String, List<String>> spent =
        Map.of("x-ratelimit-remaining", List.of("0"), "x-ratelimit-reset-after", List.of("44.5"));
    assertThat(SlowDown.spentUntil(forms, answer(200, spent, ""), NOW))
        .contains(NOW.plusMillis(44_500));
    Map<String, List<String>> left =
        Map.of("x-ratelimit-remaining", List.of("10"), "x-ratelimit-reset-after", List.of("44.5"));
    assertThat(SlowDown.spentUntil(forms, answer(200, left, ""), NOW)).isEmpty();
    assertThat(SlowDown.means(answer(403, spent, ""), forms, NOW)).isTrue();
    assertThat(SlowDown.means(answer(403, left, ""), forms, NOW)).isFalse();
  }

  @Test
  void theLongestOfManyBudgetsCounts() {
    Header form = new Header("X-Usage", "*.*.regain", Reading.MINUTES);
    String two = "{\"7\": [{\"regain\": 0}, {\"regain\": 12}], \"8\": [{\"regain\": 3}]}";
    Map<String, List<String>> spent = Map.of("x-usage", List.of(two));
    assertThat(SlowDown.until(List.of(form), answer(400, spent, ""), NOW))
        .contains(NOW.plus(Duration.ofMinutes(12)));
    assertThat(SlowDown.spentUntil(List.of(form), answer(200, spent, ""), NOW))
        .contains(NOW.plus(Duration.ofMinutes(12)));
    Map<String, List<String>> left = Map.of("x-usage", List.of("{\"7\": [{\"regain\": 0}]}"));
    assertThat(SlowDown.until(List.of(form), answer(400, left, ""), NOW)).isEmpty();
    assertThat(SlowDown.spentUntil(List.of(form), answer(200, left, ""), NOW)).isEmpty();
  }

  @Test
  void aDayEndsWhereTheBoardLivesAndOnlyWhereItSpeaksOfTheDay() {
    Instant evening = Instant.parse("2026-07-01T20:00:00Z");
    ZoneId there = ZoneId.of("America/Los_Angeles");
    List<SlowDown> forms = List.of(new When("per day", new Midnight(there)));
    assertThat(SlowDown.until(forms, answer(429, Map.of(), "limit 'Requests Per Day'"), evening))
        .contains(Instant.parse("2026-07-02T07:00:00Z"));
    assertThat(SlowDown.until(forms, answer(429, Map.of(), "limit 'per minute'"), evening))
        .isEmpty();
  }

  @Test
  void guessesLongerEachTime() {
    assertThat(SlowDown.guess(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(SlowDown.guess(2)).isEqualTo(Duration.ofMinutes(2));
    assertThat(SlowDown.guess(90)).isEqualTo(Duration.ofHours(1));
  }

  private static Answer answer(int status, Map<String, List<String>> headers, String body) {
    return new Answer(
        URI.create("https://example.org/"), status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
