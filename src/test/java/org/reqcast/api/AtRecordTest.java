// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AtRecordTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T09:30:00Z");

  @Test
  void facetsStandOnBytesNotOnCharacters() {
    String text = "Überblick 👩‍⚕️ #FHIR → https://example.org/a?b=ü.";
    List<Map<String, Object>> facets = new TextMarks("link", "tag").of(text);
    assertThat(facets).hasSize(2);
    assertThat(facets.stream().map(facet -> slice(text, facet)))
        .containsExactly("#FHIR", "https://example.org/a?b=ü");
  }

  @Test
  void numbersAndAnchorsAreNoHashtags() {
    assertThat(new TextMarks("link", "tag").of("We are #1, see a#b")).isEmpty();
  }

  private static String slice(String text, Map<String, Object> facet) {
    Map<?, ?> index = (Map<?, ?>) facet.get("index");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(
        Arrays.copyOfRange(bytes, (Integer) index.get("byteStart"), (Integer) index.get("byteEnd")),
        StandardCharsets.UTF_8);
  }

  @Test
  void aPostingAlwaysHasTheSameName() {
    assertThat(Tid.of("a-1", SINCE)).isEqualTo(Tid.of("a-1", SINCE)).hasSize(13);
    assertThat(Tid.of("a-1", SINCE)).matches("[234567a-j][2-7a-z]{12}");
  }

  @Test
  void manyPostingsOfOneInstantHaveDifferentNames() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      names.add(Tid.of("posting-" + i, SINCE));
    }
    assertThat(names).hasSize(20_000);
  }

  @Test
  void laterPostingsSortLater() {
    assertThat(Tid.of("z", SINCE)).isLessThan(Tid.of("a", SINCE.plusSeconds(7_200)));
  }

  @Test
  void signaturesAgreeWithThePublishedExample() {
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330L,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }
}
