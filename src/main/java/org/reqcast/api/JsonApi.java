// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.BodyReader;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;
import org.reqcast.grammar.Surroundings;

/** Speaks to boards and sources that answer requests with JSON, entirely as their file says. */
public final class JsonApi implements Dialects.Speech {
  private final ConnectorFile file;
  private final Surroundings around;
  private final Auth auth;
  private final Map<String, Template> headers;
  private final Map<String, Facts.Wanted> facts;
  private final @Nullable JsonPosting posting;
  private final @Nullable JsonCollecting collecting;
  private final @Nullable Question question;
  private final @Nullable ServedFile served;

  /** What {@code check:} asks: a request, and who we are in its answer. */
  private record Question(Request request, @Nullable Expression who) {}

  private JsonApi(ConnectorFile file, YamlMap rest, Surroundings around) {
    this.file = file;
    this.around = around;
    Vocabulary asked = Vocabulary.ofAccount(file).withSecrets();
    this.auth = Auth.read(rest, asked);
    this.headers = BodyReader.templates(rest, "headers", asked);
    this.facts = Facts.read(rest, asked);
    this.served = ServedFile.read(rest, Vocabulary.ofAccount(file)).orElse(null);
    this.question = rest.mapIf("check").flatMap(map -> question(map, asked)).orElse(null);
    this.posting =
        rest.mapIf("post").map(map -> JsonPosting.read(file, map, facts.keySet())).orElse(null);
    this.collecting = rest.mapIf("collect").map(map -> JsonCollecting.read(file, map)).orElse(null);
    if (posting == null && collecting == null) {
      rest.wrong("speaks", "says neither how to `post` nor how to `collect`");
    }
  }

  public static Dialects.Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    return new JsonApi(file, rest, around);
  }

  private static Optional<Question> question(YamlMap map, Vocabulary asked) {
    Optional<Request> request = Request.read(map, asked);
    Expression who = Expressions.readIf(map, "who").orElse(null);
    map.done();
    return request.map(one -> new Question(one, who));
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.ofNullable(posting).map(JsonPosting::abilities);
  }

  @Override
  public Connector open(Account account) {
    List<AnswerRule> answers = new ArrayList<>();
    if (posting != null) {
      answers.addAll(posting.answers());
    }
    if (collecting != null) {
      answers.addAll(collecting.answers());
    }
    Auth shown = auth.of(file, account, around);
    Line line = new Line(file, account, shown, new Judge(answers), around, headers);
    Facts known = new Facts(facts, line);
    return new Connector(
        account,
        file,
        Optional.ofNullable(posting)
            .map(spoken -> serving(new JsonPoster(spoken, line, known), line)),
        Optional.ofNullable(collecting).map(spoken -> new JsonCollector(spoken, line)),
        () -> check(line),
        shown.consent());
  }

  private Poster serving(Poster poster, Line line) {
    return served == null ? poster : new ServingPoster(poster, served, line);
  }

  private Health check(Line line) throws InterruptedException {
    for (String secret : file.secrets().keySet()) {
      if (line.account().secrets().getOrDefault(secret, "").isBlank()
          && !file.secrets().get(secret).contains("(optional)")) {
        return new Health.Unwell(
            Remedy.RECONFIGURE,
            line.account().name()
                + " lacks its secret `"
                + secret
                + "`: "
                + file.secrets().get(secret));
      }
    }
    if (question == null) {
      return new Health.Well("not asked: this board has nothing to ask");
    }
    try {
      Reply reply = line.read(question.request(), line.words(), List.of()).orElse(null);
      if (reply == null) {
        return new Health.Unwell(Remedy.REPAIR, "the check found nothing");
      }
      Expression who = question.who();
      if (who == null) {
        return new Health.Well("it answers");
      }
      return who.text(reply.content(), reply.bound(Map.of()))
          .<Health>map(Health.Well::new)
          .orElseGet(
              () ->
                  new Health.Unwell(
                      Remedy.REPAIR,
                      "the answer to the check has no `" + who + "` (" + who.where() + ")"));
    } catch (ConnectorException e) {
      return new Health.Unwell(e.remedy(), String.valueOf(e.getMessage()));
    }
  }
}
