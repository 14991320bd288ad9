// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys by which a person knows a server. Never learns one by itself. */
final class HostKeys implements HostKeyRepository {
  private static final String SHA_256 = "SHA256:";

  private final Set<String> accepted;
  private final Set<String> shown = new LinkedHashSet<>();

  /**
   * @param accepted fingerprints as {@code ssh-keygen -l} writes them, with commas between
   */
  HostKeys(String accepted) {
    this.accepted =
        Set.copyOf(
            Arrays.stream(accepted.split("[,\\s]+"))
                .filter(word -> word.startsWith(SHA_256))
                .map(word -> word.replaceFirst("=+$", ""))
                .toList());
  }

  /** Whether a person has accepted any. */
  boolean none() {
    return accepted.isEmpty();
  }

  /** The fingerprints that the server showed, in the order asked for. */
  String shown() {
    return String.join(" or ", shown);
  }

  @Override
  public int check(String host, byte[] key) {
    String print = fingerprint(key);
    shown.add(print);
    return accepted.contains(print) ? OK : accepted.isEmpty() ? NOT_INCLUDED : CHANGED;
  }

  private static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return SHA_256 + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public void add(HostKey key, @Nullable UserInfo person) {
    throw new UnsupportedOperationException("only a person accepts a key");
  }

  @Override
  public void remove(String host, String type) {}

  @Override
  public void remove(String host, String type, byte @Nullable [] key) {}

  @Override
  public String getKnownHostsRepositoryID() {
    return "the account's settings";
  }

  @Override
  public HostKey[] getHostKey() {
    return List.<HostKey>of().toArray(HostKey[]::new);
  }

  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    return getHostKey();
  }
}
