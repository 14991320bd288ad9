// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String SECRET = "pa ss/w\"rd+ö~1";
  private static final Redaction REDACTION = Redaction.of(List.of(SECRET, ""));

  @Test
  void strikesASecretAsItStandsAndUrlEncoded() {
    assertThat(REDACTION.strike("it is " + SECRET + "!")).isEqualTo("it is [secret]!");
    String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    assertThat(REDACTION.strike("/p/" + encoded)).isEqualTo("/p/[secret]");
    assertThat(REDACTION.strike("/p/" + encoded.replace("+", "%20"))).isEqualTo("/p/[secret]");
    assertThat(REDACTION.strike("{\"a\":\"" + SECRET.replace("\"", "\\\"") + "\"}"))
        .isEqualTo("{\"a\":\"[secret]\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u", "us", "user:", "user12:"})
  void strikesASecretInsideBase64WhereverItBegins(String before) {
    byte[] bytes = (before + SECRET + "tail").getBytes(StandardCharsets.UTF_8);
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      String text = encoder.encodeToString(bytes);
      assertThat(REDACTION.strikeKnown(text)).contains("[secret]");
      assertThat(REDACTION.strikeKnown(text).length()).isLessThan(before.length() + 30);
    }
  }

  @Test
  void strikesWhatLooksLikeAKeyWhereverItIsNamed() {
    Redaction none = Redaction.of(List.of());
    assertThat(none.strike("GET https://me:pw@example.org/a?b=1&api_key=xyz&c=2"))
        .isEqualTo("GET https://[secret]@example.org/a?b=1&api_key=[secret]&c=2");
    assertThat(none.strike("Authorization: Basic dXNlcjpwYXNz")).doesNotContain("dXNl");
    assertThat(none.strike("sent Bearer abc.def.ghi-jkl")).doesNotContain("abc.def");
    assertThat(none.strike("Set-Cookie: session=123; Path=/")).doesNotContain("123");
    assertThat(none.strike("an ordinary sentence: nothing here")).contains("nothing here");
  }
}
