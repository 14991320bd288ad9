// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what we send, so that the receiver knows that it is ours and unchanged. */
final class Signature {
  private static final String ENCODED = "whsec_";

  private Signature() {}

  /**
   * The value of {@code webhook-signature}.
   *
   * @param secret {@code whsec_} with base64 after it, or any text
   * @param second when it is sent, in seconds since 1970
   */
  static String of(String secret, String id, long second, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + second + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign", e);
    }
  }

  private static byte[] key(String secret) {
    if (secret.startsWith(ENCODED)) {
      try {
        byte[] key = Base64.getDecoder().decode(secret.substring(ENCODED.length()));
        if (key.length > 0) {
          return key;
        }
      } catch (IllegalArgumentException notEncoded) {
        return secret.getBytes(StandardCharsets.UTF_8);
      }
    }
    // An empty key is no key at all to the library; previews have none yet.
    return secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8);
  }
}
