// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.BodyReader;
import org.reqcast.grammar.ChannelText;
import org.reqcast.grammar.RequestBody;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.HttpFailure;

/** Speaks to servers of the AT protocol: ads are records that we name ourselves. */
public final class AtProtocol implements Dialects.Speech {
  static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final ConnectorFile file;
  private final Surroundings around;
  private final Template identifier;
  private final Template password;
  private final Records records;

  /**
   * What {@code post:} says.
   *
   * @param collection where the records lie
   * @param record the record itself, which may name {@code facets}
   * @param link where people see it
   * @param bytes most bytes of the text; 0 for any
   */
  record Records(
      String collection,
      List<ChannelText> texts,
      int bytes,
      TextMarks facets,
      RequestBody.Leaf record,
      @Nullable Template link,
      @Nullable Duration settle) {}

  private AtProtocol(ConnectorFile file, YamlMap rest, Surroundings around) {
    this.file = file;
    this.around = around;
    Vocabulary asked = Vocabulary.ofAccount(file).withSecrets();
    YamlMap login = rest.map("login");
    this.identifier = Template.of(login, "user", Escape.NONE, asked);
    this.password = Template.of(login, "password", Escape.NONE, asked);
    login.done();
    this.records = records(file, rest.map("post"));
    if (file.home() == null) {
      rest.wrong("home", "`home` is missing: the address of the server");
    }
  }

  public static Dialects.Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    return new AtProtocol(file, rest, around);
  }

  private static Records records(ConnectorFile file, YamlMap post) {
    Vocabulary open = Vocabulary.ofAds(file);
    String collection = post.text("collection");
    List<ChannelText> texts = ChannelText.read(post, open, Set.of());
    if (texts.stream().noneMatch(text -> text.name().equals(AtPoster.TEXT))) {
      post.wrong("text", "`text` needs `post`, the text of the record");
    }
    int bytes = post.numberIf("most-bytes").orElse(0);
    YamlMap marks = post.map("facets");
    TextMarks facets = new TextMarks(marks.text("link"), marks.text("tag"));
    marks.done();
    Vocabulary sent =
        open.plus("facets").plus(texts.stream().map(text -> "text." + text.name()).toList());
    RequestBody.Leaf record =
        BodyReader.leaf(post, "record", sent, post.anyIf("record").orElse(null));
    if (!post.has("record")) {
      post.wrong("record", "`post` needs `record`");
    }
    Template link = Template.ofIf(post, "link", Escape.URL, open.plus("rkey", "did")).orElse(null);
    Duration settle = post.durationIf("settle").orElse(null);
    post.done();
    return new Records(collection, texts, bytes, facets, record, link, settle);
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.of(
        new Abilities("one by one", "yes", "yes", "yes", "we name the record; we look"));
  }

  @Override
  public Connector open(Account account) {
    AtSession session = new AtSession(file, account, identifier, password, around);
    return new Connector(
        account,
        file,
        Optional.of(new AtPoster(records, session)),
        Optional.empty(),
        () -> check(session));
  }

  private static Health check(AtSession session) throws InterruptedException {
    Line line = session.line();
    try {
      Reply reply =
          session.send(
              new Request.Filled("GET", "/xrpc/com.atproto.server.getSession", Map.of(), null),
              Act.READ);
      Verdict verdict = line.judge(Act.READ, reply, List.of(), Map.of());
      return switch (verdict.means()) {
        case DONE, STOOD, ACCEPTED -> new Health.Well("@" + session.tokens().handle());
        case WAIT, UNANSWERED -> unwell(line, Remedy.WAIT, verdict);
        case RECONFIGURE -> unwell(line, Remedy.RECONFIGURE, verdict);
        case REFUSED, REPAIR, GONE -> unwell(line, Remedy.REPAIR, verdict);
      };
    } catch (HttpFailure failure) {
      ConnectorException e = line.failed(Act.READ, failure);
      return new Health.Unwell(e.remedy(), String.valueOf(e.getMessage()));
    } catch (ConnectorException e) {
      return new Health.Unwell(e.remedy(), String.valueOf(e.getMessage()));
    }
  }

  private static Health unwell(Line line, Remedy remedy, Verdict verdict) {
    return new Health.Unwell(remedy, line.sentence(Act.READ, verdict.says()));
  }
}
