// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

/**
 * Says under which keys a profile may be the same person as another. A key is a keyed digest: who
 * does not have this installation's key cannot tell whom it stands for.
 */
public final class SamePerson {
  private static final String DIGEST = "HmacSHA256";

  /** 128 bits are enough to never meet by chance. */
  private static final int KEPT_BYTES = 16;

  private final SecretKeySpec key;
  private final MailKeys mail = MailKeys.read();

  /**
   * Uses an installation's key, see {@link InstallKey}.
   *
   * @param key at least 16 random bytes
   */
  public SamePerson(byte[] key) {
    this.key = new SecretKeySpec(key, DIGEST);
  }

  /**
   * The keys of a profile; two profiles that share one are the same person.
   *
   * @param alone whether the profile's address shows nobody else
   */
  List<String> keys(Profile profile, boolean alone) {
    Set<String> keys = new LinkedHashSet<>();
    // Shared with nobody: lets an erased person be recognised who left no other trace.
    keys.add(digest("own", profile.source() + "\n" + profile.key()));
    Person person = profile.person();
    for (String address : person.emails()) {
      mail.normal(address).ifPresent(normal -> keys.add(digest("mail", normal)));
    }
    if (alone) {
      LinkKeys.normal(profile.url()).ifPresent(normal -> keys.add(digest("link", normal)));
    }
    for (String link : profile.proven()) {
      LinkKeys.normal(link).ifPresent(normal -> keys.add(digest("link", normal)));
    }
    String name = NameKeys.normal(person.name());
    if (!name.isEmpty()) {
      for (String phone : person.phones()) {
        PhoneKeys.normal(phone, person.country())
            .ifPresent(normal -> keys.add(digest("phone", normal + "\n" + name)));
      }
    }
    return List.copyOf(keys);
  }

  private String digest(String kind, String text) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(key);
      byte[] digest = mac.doFinal((kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, KEPT_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
