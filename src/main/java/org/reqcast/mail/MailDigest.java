// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/**
 * One mail about many openings, as a connector file says.
 *
 * @param zone null for UTC
 * @param unsubscribe where readers ask to be left out: a mail address or a page; null for nowhere
 */
record MailDigest(
    Heading heading,
    Template on,
    Template at,
    @Nullable Template zone,
    @Nullable Template unsubscribe,
    Mail.Letter letter) {
  static final Abilities ABILITIES =
      new Abilities(
          "many in one mail",
          "no",
          "told in the next digest",
          "no",
          "each opening is new in one digest; a person looks where an answer got lost");

  /** The words of a digest: openings that are new in it, all that stand, and those that ended. */
  static Vocabulary vocabulary(ConnectorFile file) {
    Vocabulary ads = Vocabulary.ofAds(file);
    return Vocabulary.ofAccount(file)
        .plusList("new", ads)
        .plusList("open", ads)
        .plusList("ended", Vocabulary.ofAccount(file).plus("title").plus("facility").plus("place"))
        .plus("newCount")
        .plus("openCount")
        .plus("endedCount");
  }

  static MailDigest read(Heading heading, YamlMap map, ConnectorFile file) {
    Vocabulary account = Vocabulary.ofAccount(file);
    MailDigest digest =
        new MailDigest(
            heading,
            Template.of(map, "on", Escape.NONE, account),
            Template.of(map, "at", Escape.NONE, account),
            Template.ofIf(map, "zone", Escape.NONE, account).orElse(null),
            Template.ofIf(map, "unsubscribe", Escape.NONE, account).orElse(null),
            Mail.Letter.read(map, vocabulary(file)));
    map.done();
    return digest;
  }

  Slots slots(Words account) throws ConnectorException {
    return Slots.of(
        Heading.line(on, account),
        Heading.line(at, account),
        zone == null ? "" : Heading.line(zone, account));
  }

  static Words words(
      Words account, List<Words> fresh, List<Words> open, List<Map<String, ?>> ended) {
    return account
        .with("new", fresh.stream().map(Words::map).toList())
        .with("open", open.stream().map(Words::map).toList())
        .with("ended", ended)
        .with("newCount", String.valueOf(fresh.size()))
        .with("openCount", String.valueOf(open.size()))
        .with("endedCount", String.valueOf(ended.size()));
  }

  MimeMessage mail(Words words, String id, Instant now) throws MessagingException {
    MimeMessage mail = heading.mail(letter, words, id, now);
    String leave = unsubscribe == null ? "" : Heading.line(unsubscribe, words);
    if (!leave.isEmpty()) {
      // RFC 2369: readers' programs show it as a button.
      String where = leave.contains(":") ? leave : "mailto:" + leave + "?subject=unsubscribe";
      mail.setHeader("List-Unsubscribe", "<" + where + ">");
    }
    mail.saveChanges();
    return mail;
  }
}
