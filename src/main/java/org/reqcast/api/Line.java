// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.BoardAddress;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.Ask;
import org.reqcast.http.HttpFailure;
import org.reqcast.http.SlowDown;

/** One account's line to its board: fills requests in, shows who we are, sends, and judges. */
final class Line {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final String SHOWN = "Authorization";
  private static final String HIDDEN = "‹secret›";

  private final ConnectorFile file;
  private final Account account;
  private final Auth auth;
  private final Judge judge;
  private final Surroundings around;
  private final Map<String, Template> usual;
  private final String home;

  Line(ConnectorFile file, Account account, Auth auth, Judge judge, Surroundings around) {
    this(file, account, auth, judge, around, Map.of());
  }

  /**
   * @param usual headers of every request that does not say otherwise
   */
  Line(
      ConnectorFile file,
      Account account,
      Auth auth,
      Judge judge,
      Surroundings around,
      Map<String, Template> usual) {
    this.file = file;
    this.account = account;
    this.auth = auth;
    this.judge = judge;
    this.around = around;
    this.usual = usual;
    Template address =
        Template.of(
            file.home() == null ? "" : file.home(),
            Escape.NONE,
            Vocabulary.ofAccount(file).withSecrets(),
            (line, ignored) -> {});
    this.home = address.render(words()).strip();
  }

  /** The address that requests begin with. */
  String home() {
    return home;
  }

  /** What requests may name when no ad is at hand; with secrets. */
  Words words() {
    return around.wording().of(account).withSecrets(account);
  }

  /** What requests may name about an ad; with secrets. */
  Words words(Ad ad) {
    return around.wording().of(ad, account).withSecrets(account);
  }

  /** What texts may name about an ad: no secrets. */
  Words open(Ad ad) {
    return around.wording().of(ad, account);
  }

  /** Sends, and returns the answer whatever it is. */
  Reply send(Request.Filled filled, Act act, Words words, String delivery)
      throws HttpFailure, InterruptedException, ConnectorException {
    auth.ready();
    Ask first = ask(filled, act, words, delivery);
    Reply reply = Reply.of(around.http().send(first));
    if ((reply.status() == 401 || auth.ended(reply))
        && auth.renew(first.headers().getOrDefault(SHOWN, ""))) {
      // Who was not recognized has changed nothing, so this is no repetition.
      return Reply.of(around.http().send(ask(filled, act, words, delivery)));
    }
    return reply;
  }

  Verdict judge(Act act, Reply reply, List<Integer> gone, Map<String, ?> bound)
      throws ConnectorException {
    return judge.judge(act, reply, gone, bound);
  }

  /**
   * Reads something; every answer but a good one is an exception.
   *
   * @param gone statuses that mean that there is nothing: then empty
   */
  Optional<Reply> read(Request request, Words words, List<Integer> gone)
      throws ConnectorException, InterruptedException {
    return read(request.fill(words), words, gone);
  }

  /** As {@link #read(Request, Words, List)}, filled in already. */
  Optional<Reply> read(Request.Filled filled, Words words, List<Integer> gone)
      throws ConnectorException, InterruptedException {
    Reply reply;
    try {
      reply = send(filled, Act.READ, words, "read");
    } catch (HttpFailure failure) {
      throw failed(Act.READ, failure);
    }
    if (reply.answer().unchanged()) {
      return Optional.of(reply);
    }
    Verdict verdict = judge(Act.READ, reply, gone, Map.of());
    Remedy remedy =
        switch (verdict.means()) {
          case DONE, STOOD, ACCEPTED, GONE -> null;
          case WAIT, UNANSWERED -> Remedy.WAIT;
          case RECONFIGURE -> Remedy.RECONFIGURE;
          case REFUSED, REPAIR -> Remedy.REPAIR;
        };
    if (remedy != null) {
      throw remedy == Remedy.WAIT
          ? busy(Act.READ, reply, verdict)
          : trouble(Act.READ, remedy, verdict.says());
    }
    if (verdict.means() == Verdict.Means.GONE) {
      return Optional.empty();
    }
    if (!reply.json()) {
      throw trouble(Act.READ, Remedy.REPAIR, "answers with something that is not JSON");
    }
    return Optional.of(reply);
  }

  /** What a failure to get an answer means for whoever must act. */
  ConnectorException failed(Act act, HttpFailure failure) {
    Remedy remedy =
        switch (failure.kind()) {
          case NOT_SENT, UNANSWERED, SLOW_DOWN -> Remedy.WAIT;
          case REFUSED -> Remedy.RECONFIGURE;
        };
    return new ConnectorException(
        remedy, sentence(act, String.valueOf(failure.getMessage())), failure.until(), failure);
  }

  /** The board wants us to come back later: when, if it or its file says so. */
  ConnectorException busy(Act act, Reply reply, Verdict verdict) {
    Instant now = around.clock().instant();
    // A server in trouble tells of its budgets, not of the time that it needs.
    List<SlowDown> forms = reply.status() >= 500 ? List.of() : file.manners().slowDown();
    Instant until =
        SlowDown.until(forms, reply.answer(), now)
            .orElse(verdict.after() == null ? null : now.plus(verdict.after()));
    return new ConnectorException(Remedy.WAIT, sentence(act, verdict.says()), until, null);
  }

  ConnectorException trouble(Act act, Remedy remedy, String says) {
    return new ConnectorException(remedy, sentence(act, says));
  }

  /** A sentence for people about what the board did, with everything secret struck out. */
  String sentence(Act act, String says) {
    return hidden(account.name() + " (" + file.name() + ") could not " + act.words() + ": " + says);
  }

  /** A text with everything secret struck out. */
  String hidden(String text) {
    String shown = text;
    for (String secret : secrets(words())) {
      shown = shown.replace(secret, HIDDEN);
    }
    return shown;
  }

  /** What expressions about an ad may name, besides its answer. */
  Map<String, Object> bound(Ad ad, @Nullable AdRef standing, Map<String, Object> facts) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("posting", ad.posting());
    bound.put("key", ad.key());
    bound.put("link", ad.link().toString());
    bound.put("title", ad.opening().title());
    bound.put("settings", account.settings());
    bound.put("fact", facts);
    if (standing != null) {
      bound.put("id", standing.id());
    }
    return bound;
  }

  /** An address for people: as it would be, or as far as it is known without the secrets. */
  String shown(String path) {
    try {
      return address(path).toString();
    } catch (ConnectorException unknown) {
      return BoardAddress.absolute(path) ? path : home + path;
    }
  }

  URI address(String path) throws ConnectorException {
    return BoardAddress.of(home, path);
  }

  ConnectorFile file() {
    return file;
  }

  Account account() {
    return account;
  }

  Surroundings around() {
    return around;
  }

  /** The headers that would be sent, those that show who we are included. */
  Map<String, String> headers(Request.Filled filled, Words words, String delivery) {
    Map<String, String> headers = Request.filled(usual, words);
    headers
        .keySet()
        .removeIf(name -> filled.headers().keySet().stream().anyMatch(name::equalsIgnoreCase));
    headers.putAll(filled.headers());
    headers.putAll(auth.headers(words, filled.body(), delivery, around.clock().instant()));
    if (headers.keySet().stream().noneMatch("accept"::equalsIgnoreCase)) {
      headers.put("Accept", "application/json");
    }
    return headers;
  }

  private Ask ask(Request.Filled filled, Act act, Words words, String delivery)
      throws ConnectorException {
    // A promised idempotency is no reason to send blindly again: some servers only speak alike.
    Ask.Repeat repeat =
        act == Act.READ || act == Act.UPDATE ? Ask.Repeat.HARMLESS : Ask.Repeat.NEVER;
    boolean delete = act == Act.CLOSE && filled.method().equals("DELETE");
    return new Ask(
        account.name(),
        filled.method(),
        address(filled.path()),
        headers(filled, words, delivery),
        filled.body(),
        delete ? Ask.Repeat.HARMLESS : repeat,
        false,
        account.privateAllowed(),
        PATIENCE,
        MOST_BYTES,
        secrets(words),
        file.manners());
  }

  private List<String> secrets(Words words) {
    List<String> secrets = new ArrayList<>();
    for (String secret : account.secrets().values()) {
      if (secret.isBlank()) {
        continue;
      }
      secrets.add(secret);
      if (BoardAddress.absolute(secret)) {
        String path = secret.split("\\?", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.length() >= 8) {
          secrets.add(last);
        }
      }
    }
    auth.secrets(words).stream().filter(secret -> !secret.isBlank()).forEach(secrets::add);
    return secrets;
  }
}
