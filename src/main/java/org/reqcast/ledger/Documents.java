// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Profile;
import org.reqcast.opening.Opening;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The nouns as JSON documents, the way the tables keep them. */
final class Documents {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

  private Documents() {}

  static String of(Opening opening) {
    return JSON.writeValueAsString(opening);
  }

  static Opening opening(String json) {
    return JSON.readValue(json, Opening.class);
  }

  static String of(Profile profile) {
    return JSON.writeValueAsString(profile);
  }

  static Profile profile(String json) {
    return JSON.readValue(json, Profile.class);
  }

  static String of(List<Evidence> evidence) {
    return JSON.writeValueAsString(evidence);
  }

  static List<Evidence> evidence(String json) {
    return JSON.readValue(json, EVIDENCE);
  }

  static String of(Map<String, Integer> counts) {
    return JSON.writeValueAsString(counts);
  }

  static Map<String, Integer> counts(String json) {
    return JSON.readValue(json, COUNTS);
  }

  /** A JSON array, for {@code IN (SELECT value FROM json_each(:list))}. */
  static String array(Collection<?> values) {
    return JSON.writeValueAsString(values);
  }

  /** A digest of what a profile says, the same whenever it was collected. */
  static byte[] hash(Profile profile) {
    Basis basis = new Basis(profile.basis().ground(), Instant.EPOCH, Instant.EPOCH);
    Profile timeless = collected(profile, Instant.EPOCH, basis);
    try {
      return MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(timeless));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Profile collected(Profile profile, Instant when, Basis basis) {
    return new Profile(
        profile.source(),
        profile.key(),
        profile.url(),
        when,
        basis,
        profile.person(),
        profile.proven(),
        profile.text());
  }
}
