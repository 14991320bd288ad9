// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Count;
import org.reqcast.connector.Fit;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.connector.Words;
import org.reqcast.grammar.ChannelText;
import org.reqcast.grammar.JsonText;
import org.reqcast.http.HttpFailure;

/** Places ads as records under names of ours: the same record again changes nothing. */
final class AtPoster implements Poster {
  static final String TEXT = "post";
  private static final String REPO = "/xrpc/com.atproto.repo.";

  private final AtProtocol.Records spoken;
  private final AtSession session;
  private final Line line;

  AtPoster(AtProtocol.Records spoken, AtSession session) {
    this.spoken = spoken;
    this.session = session;
    this.line = session.line();
  }

  @Override
  public Sureness sureness() {
    return Sureness.KEY;
  }

  @Override
  public Duration settle() {
    return spoken.settle() == null ? Poster.super.settle() : spoken.settle();
  }

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    return put(ad, Tid.of(ad.posting(), ad.since()), Act.CREATE);
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    return put(ad, name(standing.id()), Act.UPDATE);
  }

  private Posted put(Ad ad, String rkey, Act act) throws ConnectorException {
    List<ChannelText.Made> texts = texts(ad);
    for (ChannelText.Made text : texts) {
      if (text.fitted() instanceof Fit.Fitted.TooLong tooLong) {
        return new Posted.Refused(tooLong.sentence(), "text." + text.name());
      }
    }
    try {
      String did = session.tokens().did();
      Reply reply = session.send(record(ad, did, rkey, texts), act);
      Verdict verdict = line.judge(act, reply, List.of(), Map.of());
      return switch (verdict.means()) {
        case DONE, STOOD, ACCEPTED -> placed(ad, act, reply, did, rkey);
        case REFUSED -> new Posted.Refused(line.hidden(verdict.says()), null);
        case UNANSWERED -> new Posted.Unanswered(line.sentence(act, verdict.says()));
        case WAIT -> throw line.trouble(act, Remedy.WAIT, verdict.says());
        case RECONFIGURE -> throw line.trouble(act, Remedy.RECONFIGURE, verdict.says());
        case REPAIR, GONE -> throw line.trouble(act, Remedy.REPAIR, verdict.says());
      };
    } catch (HttpFailure failure) {
      ConnectorException trouble = line.failed(act, failure);
      if (failure.kind() == HttpFailure.Kind.UNANSWERED) {
        return new Posted.Unanswered(String.valueOf(trouble.getMessage()));
      }
      throw trouble;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Posted.Unanswered("stopped while waiting for the answer");
    }
  }

  private Posted placed(Ad ad, Act act, Reply reply, String did, String rkey) {
    if (reply.content() instanceof Map<?, ?> said && said.get("uri") instanceof String uri) {
      return new Posted.Live(new AdRef(uri, link(ad, did, rkey)));
    }
    return new Posted.Unanswered(
        line.sentence(act, "answers " + reply.status() + ", but without `uri`"));
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    try {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("repo", session.tokens().did());
      body.put("collection", spoken.collection());
      body.put("rkey", name(standing.id()));
      Reply reply = session.send(post("deleteRecord", body), Act.CLOSE);
      Verdict verdict = line.judge(Act.CLOSE, reply, List.of(), Map.of());
      return switch (verdict.means()) {
        case DONE, STOOD, ACCEPTED, GONE ->
            new Withdrawn.Gone("deleteRecord: answers " + reply.status());
        case UNANSWERED -> new Withdrawn.Unanswered(line.sentence(Act.CLOSE, verdict.says()));
        case WAIT -> throw line.trouble(Act.CLOSE, Remedy.WAIT, verdict.says());
        case RECONFIGURE -> throw line.trouble(Act.CLOSE, Remedy.RECONFIGURE, verdict.says());
        case REFUSED, REPAIR -> throw line.trouble(Act.CLOSE, Remedy.REPAIR, verdict.says());
      };
    } catch (HttpFailure failure) {
      ConnectorException trouble = line.failed(Act.CLOSE, failure);
      if (failure.kind() == HttpFailure.Kind.UNANSWERED) {
        return new Withdrawn.Unanswered(String.valueOf(trouble.getMessage()));
      }
      throw trouble;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Withdrawn.Unanswered("stopped while waiting for the answer");
    }
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    try {
      String did = session.tokens().did();
      String rkey = Tid.of(ad.posting(), ad.since());
      String query = "?repo=" + did + "&collection=" + spoken.collection() + "&rkey=" + rkey;
      Reply reply =
          session.send(
              new Request.Filled("GET", REPO + "getRecord" + query, Map.of(), null), Act.READ);
      if (absent(reply)) {
        return new Look.Absent();
      }
      Verdict verdict = line.judge(Act.READ, reply, List.of(), Map.of());
      Remedy remedy =
          switch (verdict.means()) {
            case DONE, STOOD, ACCEPTED -> null;
            case WAIT, UNANSWERED -> Remedy.WAIT;
            case RECONFIGURE -> Remedy.RECONFIGURE;
            case REFUSED, REPAIR, GONE -> Remedy.REPAIR;
          };
      if (remedy != null) {
        throw line.trouble(Act.READ, remedy, verdict.says());
      }
      if (reply.content() instanceof Map<?, ?> said && said.get("uri") instanceof String uri) {
        return new Look.Stands(new AdRef(uri, link(ad, did, rkey)));
      }
      throw line.trouble(Act.READ, Remedy.REPAIR, "the record has no `uri`");
    } catch (HttpFailure failure) {
      throw line.failed(Act.READ, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw line.trouble(Act.READ, Remedy.WAIT, "we were stopped");
    }
  }

  /** Servers tell a missing record with 400 or 404, older ones without a name for it. */
  private static boolean absent(Reply reply) {
    return (reply.status() == 400 || reply.status() == 404)
        && reply.content() instanceof Map<?, ?> said
        && ("RecordNotFound".equals(said.get("error"))
            || String.valueOf(said.get("message")).startsWith("Could not locate record"));
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    List<ChannelText.Made> texts = texts(ad);
    String rkey = Tid.of(ad.posting(), ad.since());
    Request.Filled filled = record(ad, "‹did of this account›", rkey, texts);
    String body = new String(bytes(filled.body()), StandardCharsets.UTF_8);
    return new Preview(
        List.of(
            new Preview.Part(
                line.hidden("POST " + line.shown(filled.path())),
                line.hidden(JsonText.read(body).map(JsonText::pretty).orElse(body)))),
        texts.stream().flatMap(text -> text.lengths().stream()).toList(),
        texts.stream().map(AtPoster::said).toList());
  }

  private static Preview.Part said(ChannelText.Made text) {
    return new Preview.Part(text.name(), text.fitted().text());
  }

  private Request.Filled record(Ad ad, String did, String rkey, List<ChannelText.Made> texts)
      throws ConnectorException {
    Map<String, Object> byName = ChannelText.byName(texts);
    String text = String.valueOf(byName.getOrDefault(TEXT, ""));
    Words words = line.open(ad).with("text", byName).with("facets", spoken.facets().of(text));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("repo", did);
    body.put("collection", spoken.collection());
    body.put("rkey", rkey);
    body.put("record", spoken.record().value(words));
    return post("putRecord", body);
  }

  private List<ChannelText.Made> texts(Ad ad) throws ConnectorException {
    List<Fit.Limit> more =
        spoken.bytes() > 0 ? List.of(new Fit.Limit(spoken.bytes(), Count.UTF8_BYTES)) : List.of();
    List<ChannelText.Made> texts = new ArrayList<>();
    for (ChannelText text : spoken.texts()) {
      texts.add(text.make(line.open(ad), Map.of(), text.name().equals(TEXT) ? more : List.of()));
    }
    return texts;
  }

  private @Nullable String link(Ad ad, String did, String rkey) {
    return spoken.link() == null
        ? null
        : spoken.link().render(line.open(ad).with("did", did).with("rkey", rkey)).strip();
  }

  private static Request.Filled post(String what, Map<String, Object> body) {
    return new Request.Filled(
        "POST",
        REPO + what,
        AtProtocol.JSON,
        JsonText.write(body).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(byte @Nullable [] body) {
    return body == null ? new byte[0] : body;
  }

  /** The name at the end of a record's address. */
  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
