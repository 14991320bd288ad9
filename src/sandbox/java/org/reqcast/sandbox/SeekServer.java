// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Job posting of SEEK: the same idempotencyId twice is a conflict that carries the ad that stands,
 * a hirer must have a relation with us, and an ad ends by itself after thirty days.
 */
public final class SeekServer extends LoopbackServer {
  private static final Duration TOKEN = Duration.ofMinutes(30);
  private static final Duration LIFE = Duration.ofDays(30);
  private static final String HIRER = "seekAnzPublicTest:organization:seek:93WyyF1h";
  private static final Set<String> WORK_TYPES =
      Set.of("FullTime", "PartTime", "ContractTemp", "Casual");
  private static final Set<String> DESCRIPTIONS =
      Set.of("AdvertisementDetails", "SearchSummary", "SearchBulletPoint");

  private final InstantSource clock;
  private final TokenDesk desk;
  private final Map<String, Ad> ads = new LinkedHashMap<>();
  private int ids;

  private record Ad(String id, String idempotency, String text, Instant ends, boolean closed) {}

  /**
   * @param secret of the client {@code riverside}
   */
  public SeekServer(int port, long seed, String secret, InstantSource clock) {
    super(port, seed);
    this.clock = clock;
    desk =
        new TokenDesk(
            clock, new TokenDesk.Client("riverside", secret, List.of(), false, false), TOKEN);
    route("POST", "/oauth/token", this::token);
    route("POST", "/graphql", this::query);
    open();
  }

  /** The ads that are on the board now. */
  public synchronized List<Post> posts() {
    return ads.values().stream()
        .filter(this::stands)
        .map(ad -> new Post(ad.id, ad.text, clock.instant()))
        .toList();
  }

  private boolean stands(Ad ad) {
    return !ad.closed && ad.ends.isAfter(clock.instant());
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "45").json(429, Map.of("message", "Too Many Requests"));
  }

  @Override
  void refuse(Call call) throws IOException {
    GraphQuery.of(call).error(null, "BAD_USER_INPUT", "positionTitle is not wanted");
  }

  private void token(Call call) throws IOException {
    if (call.field("audience").endsWith("graphql.seek.com")) {
      desk.token(call);
    } else {
      TokenDesk.error(call, 403, "access_denied", "Service not found");
    }
  }

  private synchronized void query(Call call) throws IOException {
    GraphQuery asked = GraphQuery.of(call);
    if (!desk.knows(call)) {
      asked.error(null, "UNAUTHENTICATED", "Access token has expired");
    } else if (asked.asks("postPosition")) {
      post(asked);
    } else if (asked.asks("updatePostedPositionProfile")) {
      update(asked);
    } else if (asked.asks("closePostedPositionProfile")) {
      close(asked);
    } else {
      asked.error(null, "GRAPHQL_VALIDATION_FAILED", "Cannot query this field on type Mutation");
    }
  }

  private void post(GraphQuery asked) throws IOException {
    String requester = "positionOpening.postingRequester";
    String instructions = "positionProfile.postingInstructions.0.";
    String missing =
        asked.missing(
            requester + ".id",
            requester + ".roleCode",
            requester + ".personContacts.0.name.formattedName",
            requester + ".personContacts.0.communication.email.0.address",
            instructions + "idempotencyId",
            instructions + "seekAdvertisementProductId");
    String wrong = missing == null ? wrong(asked) : missing + " of required type was not provided";
    if (wrong != null) {
      asked.error(null, "BAD_USER_INPUT", wrong);
      return;
    }
    if (!asked.text(requester + ".id").equals(HIRER)) {
      asked.error(null, "FORBIDDEN", "No JobPosting relationship with this hirer");
      return;
    }
    String idempotency = asked.text(instructions + "idempotencyId");
    if (!isUuid(idempotency) || asked.at(requester + ".personContacts").size() > 10) {
      asked.error(null, "BAD_USER_INPUT", "idempotencyId must be a UUID; 1 to 10 contacts");
      return;
    }
    Ad before =
        ads.values().stream()
            .filter(ad -> ad.idempotency.equals(idempotency))
            .findFirst()
            .orElse(null);
    if (before != null) {
      asked.answer(
          Map.of(
              "postPosition",
              Map.of(
                  "conflictingPositionOpening", value("documentId", "opening-" + before.id),
                  "conflictingPositionProfile", value("profileId", before.id))));
      return;
    }
    String id = "seekAnzPublicTest:positionProfile:jobAd:2782PZf" + ++ids;
    ads.put(id, new Ad(id, idempotency, text(asked), clock.instant().plus(LIFE), false));
    asked.answer(
        Map.of(
            "postPosition",
            Map.of(
                "positionOpening", value("documentId", "opening-" + id),
                "positionProfile", value("profileId", id))));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).version() == 4;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** What is wrong with a profile; null where nothing is. */
  private static @Nullable String wrong(GraphQuery asked) {
    String profile = "positionProfile.";
    String missing =
        asked.missing(
            profile + "positionTitle",
            profile + "positionOrganizations.0",
            profile + "positionFormattedDescriptions.0.content",
            profile + "offeredRemunerationPackage.basisCode",
            profile + "offeredRemunerationPackage.ranges.0.minimumAmount.value",
            profile + "offeredRemunerationPackage.ranges.0.maximumAmount.value",
            profile + "offeredRemunerationPackage.descriptions",
            profile + "jobCategories.0",
            profile + "positionLocation.0",
            profile + "postingInstructions.0");
    if (missing != null) {
      return missing + " of required type was not provided";
    }
    for (String one :
        List.of(
            "positionOrganizations", "jobCategories", "positionLocation", "postingInstructions")) {
      if (asked.at(profile + one).size() != 1) {
        return one + " must have exactly one element";
      }
    }
    if (asked.text(profile + "positionTitle").isBlank()) {
      return "positionTitle must not be empty";
    }
    for (JsonNode said : asked.at(profile + "positionFormattedDescriptions")) {
      if (!DESCRIPTIONS.contains(said.path("descriptionId").asString(""))) {
        return "descriptionId is not known";
      }
    }
    return WORK_TYPES.contains(asked.text(profile + "seekAnzWorkTypeCode"))
        ? null
        : "seekAnzWorkTypeCode is not known";
  }

  private static String text(GraphQuery asked) {
    StringBuilder text = new StringBuilder(asked.text("positionProfile.positionTitle"));
    for (JsonNode said : asked.at("positionProfile.positionFormattedDescriptions")) {
      text.append('\n').append(said.path("content").asString(""));
    }
    return text
        + "\n"
        + asked.text(
            "positionProfile.postingInstructions.0.applicationMethods.0.applicationUri.url");
  }

  private void update(GraphQuery asked) throws IOException {
    Ad ad = ads.get(asked.text("positionProfile.profileId"));
    String wrong = wrong(asked);
    boolean keyed = asked.missing("positionProfile.postingInstructions.0.idempotencyId") == null;
    if (keyed) {
      asked.error(null, "BAD_USER_INPUT", "idempotencyId is not a field of an update");
    } else if (ad == null) {
      asked.error(null, "NOT_FOUND", "The position profile was not found");
    } else if (wrong != null) {
      asked.error(null, "BAD_USER_INPUT", wrong);
    } else if (!stands(ad)) {
      asked.error(null, "FORBIDDEN", "The job ad has already been closed");
    } else {
      ads.put(ad.id, new Ad(ad.id, ad.idempotency, text(asked), ad.ends, false));
      asked.answer(changed("updatePostedPositionProfile", ad.id));
    }
  }

  private void close(GraphQuery asked) throws IOException {
    Ad ad = ads.get(asked.text("positionProfile.profileId"));
    if (ad == null) {
      asked.error(null, "NOT_FOUND", "The position profile was not found");
      return;
    }
    ads.put(ad.id, new Ad(ad.id, ad.idempotency, ad.text, ad.ends, true));
    asked.answer(changed("closePostedPositionProfile", ad.id));
  }

  private static Map<String, Object> changed(String field, String id) {
    return Map.of(field, Map.of("positionProfile", value("profileId", id)));
  }

  private static Map<String, Object> value(String name, String value) {
    return Map.of(name, Map.of("value", value));
  }
}
