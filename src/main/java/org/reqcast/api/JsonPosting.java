// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.ChannelText;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;

/**
 * What {@code post:} of a connector file says.
 *
 * @param lasts how long the board keeps an ad; null where until it is closed
 * @param preparing what comes before {@code create}
 * @param find null where the board shows nothing
 * @param update null where the file is silent
 * @param renew null where an update renews an ad too
 * @param close null where the file is silent
 * @param progress null where the board never answers that it works on something
 */
record JsonPosting(
    Poster.Sureness sure,
    @Nullable Duration settle,
    @Nullable Duration lasts,
    List<ChannelText> texts,
    Preparing preparing,
    @Nullable AdRequest create,
    @Nullable Find find,
    @Nullable AdRequest update,
    @Nullable AdRequest renew,
    @Nullable AdRequest close,
    @Nullable Inquiry progress,
    List<AnswerRule> answers) {

  /** What is being done with an ad, as a word. */
  static final String ACT = "act";

  static JsonPosting read(ConnectorFile file, YamlMap post, Set<String> facts) {
    Vocabulary open = Vocabulary.ofAds(file).plus("fact.*");
    Poster.Sureness sure = post.word("sure", Poster.Sureness.class, Poster.Sureness.NOTHING);
    if (!post.has("sure")) {
      post.wrong("sure", "`sure` is missing; one of key, look, nothing");
    }
    Duration settle = post.durationIf("settle").orElse(null);
    Duration lasts = post.durationIf("lasts").orElse(null);
    List<ChannelText> texts = ChannelText.read(post, open, facts);
    Vocabulary sent =
        open.withSecrets().plus(texts.stream().map(text -> "text." + text.name()).toList());
    Vocabulary acting = sent.plus(ACT);
    Vocabulary later = acting.plus("id", "moment");
    Preparing preparing = Preparing.read(post, acting);
    AdRequest create =
        request(post, "create", Preparing.words(acting), Act.CREATE, null).orElse(null);
    if (create == null) {
      post.wrong("create", "`post` needs `create` with a request");
    }
    Find find = post.mapIf("find").map(map -> Find.read(map, sent)).orElse(null);
    if (sure == Poster.Sureness.LOOK && find == null) {
      post.wrong("sure", "`sure: look` needs `find`, which says how to look");
    }
    AdRequest update = request(post, "update", later, Act.UPDATE, create).orElse(null);
    AdRequest renew = request(post, "renew", later, Act.UPDATE, create).orElse(null);
    AdRequest close = request(post, "close", later, Act.CLOSE, create).orElse(null);
    Inquiry progress =
        post.mapIf("progress").map(map -> Inquiry.read(map, later.plus("task"))).orElse(null);
    boolean works =
        Stream.of(create, update, renew, close)
            .anyMatch(request -> request != null && request.task() != null);
    if (works && progress == null) {
      post.wrong("progress", "`task` needs `progress`, which says how to ask what came of it");
    }
    List<AnswerRule> answers = AnswerRule.read(post);
    post.done();
    return new JsonPosting(
        sure, settle, lasts, texts, preparing, create, find, update, renew, close, progress,
        answers);
  }

  Abilities abilities() {
    String closing =
        close == null || close.request() == null
            ? "no"
            : close.instead().isEmpty() ? "yes" : "no; another message says so";
    return new Abilities(
        progress == null ? "one by one" : "one by one, worked on for a while",
        update != null && update.request() != null ? "yes" : "no",
        closing,
        find == null ? "no" : "yes",
        switch (sure) {
          case KEY -> find == null ? "the board drops repeats" : "the board drops repeats; we look";
          case LOOK -> "we look before and after";
          case NOTHING -> "a person looks where an answer got lost";
        });
  }

  private static Optional<AdRequest> request(
      YamlMap post, String key, Vocabulary vocabulary, Act act, @Nullable AdRequest create) {
    return post.mapIf(key)
        .map(
            map -> {
              AdRequest request = AdRequest.read(map, vocabulary, act, create);
              map.done();
              return request;
            });
  }

  /**
   * How to look for an ad.
   *
   * @param each the list to look through
   * @param where recognises ours; null where the request finds only ours
   */
  record Find(AdRequest ask, Expression each, @Nullable Expression where, Paging next) {
    private static final int FEW = 5;

    static Find read(YamlMap map, Vocabulary vocabulary) {
      AdRequest ask = AdRequest.read(map, vocabulary.plus("page", "cursor"), Act.READ);
      Expression each = Expressions.read(map, "each");
      Expression where =
          map.textIf("where")
              .map(text -> text.replaceAll("(['\"])\\{\\{(\\w+)}}\\1", "\\$$2"))
              .flatMap(text -> compiled(map, text))
              .orElse(null);
      Paging next = Paging.read(map);
      map.done();
      return new Find(ask.naming(where), each, where, few(next));
    }

    private static Optional<Expression> compiled(YamlMap map, String text) {
      try {
        return Optional.of(Expression.of(text, map.file() + ":" + map.line("where")));
      } catch (IllegalArgumentException e) {
        map.wrong("where", String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    private static Paging few(Paging next) {
      return new Paging(
          next.kind(),
          next.first(),
          next.last(),
          next.cursor(),
          next.as(),
          Math.min(next.limit(), FEW));
    }
  }
}
