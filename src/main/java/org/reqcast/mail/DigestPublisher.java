// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Publisher;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/**
 * Tells readers by mail, now and then, of all that is new and all that ended since the last time.
 * What is about to be sent is written down first: where nobody knows whether it arrived, a person
 * is asked, and nothing is sent before they have answered.
 */
final class DigestPublisher implements Publisher {
  private static final Comparator<Ad> NEWEST_FIRST =
      Comparator.comparing(Ad::since).reversed().thenComparing(Ad::posting);

  private final MailDigest digest;
  private final MailServer server;
  private final Surroundings around;
  private final Account account;

  DigestPublisher(MailDigest digest, MailServer server, Surroundings around, Account account) {
    this.digest = digest;
    this.server = server;
    this.around = around;
    this.account = account;
  }

  @Override
  public Map<String, Posted> publish(List<Ad> ads) throws ConnectorException {
    return publish(ads, Map.of());
  }

  @Override
  public Map<String, Posted> publish(List<Ad> ads, Map<String, AdRef> standing)
      throws ConnectorException {
    ToldReaders told = told();
    if (told.sending() != null) {
      throw new ConnectorException(Remedy.RECONFIGURE, question(told.sending()));
    }
    told = remembered(told, ads, standing);
    Instant slot = digest.slots(words()).latest(around.clock().instant());
    if (told.slot() == null) {
      told = told.served(slot);
      told.write(memory());
    } else if (slot.isAfter(told.slot())) {
      told = due(told, slot, ads.stream().sorted(NEWEST_FIRST).toList());
    }
    Map<String, Posted> became = new LinkedHashMap<>();
    told.rows()
        .forEach(
            (posting, row) -> became.put(posting, new Posted.Live(new AdRef(row.mail(), null))));
    // Of what was told before nothing became anything now: no reader was sent its changes.
    became.keySet().removeAll(standing.keySet());
    return became;
  }

  /** What the ledger knows to have been told is not told again, whatever became of the memory. */
  private ToldReaders remembered(ToldReaders told, List<Ad> ads, Map<String, AdRef> standing) {
    Map<String, ToldReaders.Row> rows = new TreeMap<>(told.rows());
    for (Ad ad : ads) {
      AdRef ref = standing.get(ad.posting());
      if (ref != null) {
        rows.putIfAbsent(ad.posting(), row(ad, ref.id()));
      }
    }
    return new ToldReaders(told.slot(), rows, null);
  }

  private ToldReaders.Row row(Ad ad, String mail) {
    Map<String, Object> words = words(ad).map();
    return new ToldReaders.Row(
        text(words.get("title")), text(words.get("facility")), text(words.get("place")), mail);
  }

  private static String text(@Nullable Object word) {
    return word == null ? "" : word.toString();
  }

  /** What readers know once a digest that is due was sent, or had nothing to say. */
  private ToldReaders due(ToldReaders told, Instant slot, List<Ad> open) throws ConnectorException {
    List<Ad> fresh = open.stream().filter(ad -> !told.rows().containsKey(ad.posting())).toList();
    Map<String, ToldReaders.Row> ended = new TreeMap<>(told.rows());
    open.forEach(ad -> ended.remove(ad.posting()));
    if (fresh.isEmpty() && ended.isEmpty()) {
      ToldReaders served = told.served(slot);
      served.write(memory());
      return served;
    }
    Words words =
        MailDigest.words(
            words(),
            fresh.stream().map(this::words).toList(),
            open.stream().map(this::words).toList(),
            ended.values().stream().<Map<String, ?>>map(ToldReaders.Row::words).toList());
    String id = id(slot, fresh, ended, words);
    Map<String, ToldReaders.Row> known = new TreeMap<>(told.rows());
    known.keySet().removeAll(ended.keySet());
    fresh.forEach(ad -> known.put(ad.posting(), row(ad, id)));
    String stopped = "the program stopped while it was sent";
    ToldReaders intent = told.sending(new ToldReaders.Sending(id, slot, known, stopped));
    intent.write(memory());
    return outcome(intent, words);
  }

  private ToldReaders outcome(ToldReaders intent, Words words) throws ConnectorException {
    ToldReaders.Sending sending = java.util.Objects.requireNonNull(intent.sending());
    MailServer.Sent sent;
    try {
      sent = server.send(digest.mail(words, sending.mail(), around.clock().instant()));
    } catch (ConnectorException notTaken) {
      intent.failed().write(memory());
      throw notTaken;
    } catch (MessagingException unmade) {
      intent.failed().write(memory());
      throw new ConnectorException(
          unmade instanceof AddressException ? Remedy.RECONFIGURE : Remedy.REPAIR,
          account.name() + ": the digest cannot be made: " + unmade.getMessage());
    } catch (InterruptedException stopped) {
      intent.failed().write(memory());
      Thread.currentThread().interrupt();
      throw new ConnectorException(Remedy.WAIT, "stopped before the digest was sent");
    }
    return switch (sent) {
      case MailServer.Sent.Taken taken -> {
        ToldReaders after = intent.arrived();
        after.write(memory());
        yield after;
      }
      case MailServer.Sent.Refused refused -> {
        intent.failed().write(memory());
        throw new ConnectorException(
            Remedy.RECONFIGURE, account.name() + ": the digest was refused: " + refused.said());
      }
      case MailServer.Sent.Unanswered lost -> {
        ToldReaders.Sending doubt =
            new ToldReaders.Sending(sending.mail(), sending.slot(), sending.rows(), lost.why());
        intent.sending(doubt).write(memory());
        throw new ConnectorException(Remedy.RECONFIGURE, question(doubt));
      }
    };
  }

  private String question(ToldReaders.Sending doubt) {
    return "Nobody knows whether the digest of %s reached its readers: %s. Ask one of them; if it did, say: reqcast openings settle %s --stands %s. If not, to send it again: reqcast openings settle %s --absent"
        .formatted(doubt.slot(), doubt.why(), account.name(), doubt.mail(), account.name());
  }

  @Override
  public Optional<String> held() throws ConnectorException {
    return Optional.ofNullable(told().sending()).map(this::question);
  }

  @Override
  public boolean settle(boolean stands) throws ConnectorException {
    ToldReaders told = told();
    if (told.sending() == null) {
      return false;
    }
    (stands ? told.arrived() : told.failed()).write(memory());
    return true;
  }

  @Override
  public Preview preview(Ad ad) {
    Words one = words(ad);
    Words words = MailDigest.words(words(), List.of(one), List.of(one), List.of());
    return new Preview(
        List.of(
            new Preview.Part(
                "Digest, if this alone were new",
                digest.heading().preview(digest.letter(), words))),
        List.of());
  }

  Health check() throws InterruptedException {
    try {
      digest.slots(words());
      return server.check();
    } catch (ConnectorException e) {
      return new Health.Unwell(e.remedy(), String.valueOf(e.getMessage()));
    }
  }

  /** The same digest always has the same name, so that readers' servers may drop a second one. */
  private String id(Instant slot, List<Ad> fresh, Map<String, ToldReaders.Row> ended, Words words) {
    StringBuilder all = new StringBuilder(account.name()).append(' ').append(slot);
    fresh.stream().map(Ad::posting).sorted().forEach(one -> all.append(" +").append(one));
    ended.keySet().forEach(one -> all.append(" -").append(one));
    UUID name = UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
    return digest.heading().id(name + ".digest", words);
  }

  private Words words() {
    return around.wording().of(account);
  }

  private Words words(Ad ad) {
    return around.wording().of(ad, account);
  }

  private ToldReaders told() throws ConnectorException {
    try {
      return ToldReaders.read(memory());
    } catch (IOException unreadable) {
      throw new ConnectorException(
          Remedy.RECONFIGURE,
          "%s: cannot read what the last digest said in %s (%s); remove the file to go on from what the ledger knows"
              .formatted(account.name(), memory().path(), unreadable.getMessage()));
    }
  }

  private PublicFile memory() throws ConnectorException {
    return PublicFile.in(around.memory(), account.name() + ".digest.json");
  }
}
