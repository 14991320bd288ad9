// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.hand;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Fit.Fitted;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Sheet;
import org.reqcast.connector.Template;
import org.reqcast.connector.Words;
import org.reqcast.grammar.ChannelText;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.Answer;
import org.reqcast.http.Ask;
import org.reqcast.http.HttpFailure;

/** One account on a board where a person places the ads. */
final class HandBoard implements ByHand {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final Pattern DAYS = Pattern.compile("\\d{1,4}d?");
  private static final int LONGEST_ADDRESS = 2_000;

  private final ConnectorFile file;
  private final Hand.Spoken spoken;
  private final Account account;
  private final Surroundings around;

  HandBoard(ConnectorFile file, Hand.Spoken spoken, Account account, Surroundings around) {
    this.file = file;
    this.spoken = spoken;
    this.account = account;
    this.around = around;
  }

  @Override
  public Sheet sheet() {
    Words words = around.wording().of(account);
    return new Sheet(
        spoken.where().render(words).strip(),
        rendered(spoken.steps(), words),
        way(spoken.change(), words),
        way(spoken.takeDown(), words),
        spoken.remind(),
        lasts().orElse(null));
  }

  Health check() {
    String days = days();
    return days.isEmpty() || lasts().isPresent()
        ? new Health.Well("a person places the ads, at " + sheet().where())
        : new Health.Unwell(Remedy.RECONFIGURE, "'" + days + "' is no number of days");
  }

  private Optional<Duration> lasts() {
    return Optional.of(days())
        .filter(days -> DAYS.matcher(days).matches())
        .map(days -> Duration.ofDays(Long.parseLong(days.replace("d", ""))))
        .filter(Duration::isPositive);
  }

  private String days() {
    return spoken.days() == null ? "" : spoken.days().render(around.wording().of(account)).strip();
  }

  private List<String> hosts() {
    return rendered(spoken.at(), around.wording().of(account)).stream()
        .filter(host -> !host.isEmpty())
        .map(host -> host.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Sheet.Way way(Hand.Done done, Words words) {
    return done.cannot().isEmpty()
        ? new Sheet.Way.Steps(rendered(done.steps(), words))
        : new Sheet.Way.Cannot(done.cannot());
  }

  private static List<String> rendered(List<Template> steps, Words words) {
    return steps.stream().map(step -> step.render(words).strip()).toList();
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    List<Preview.Part> parts = new ArrayList<>();
    List<Preview.Length> lengths = new ArrayList<>();
    for (ChannelText.Made field : made(ad)) {
      parts.add(new Preview.Part(field.name(), field.fitted().text()));
      lengths.addAll(field.lengths());
    }
    return new Preview(parts, lengths);
  }

  @Override
  public Optional<Posted.Refused> refusal(Ad ad) throws ConnectorException {
    Optional<Posted.Refused> refused = spoken.required().refusal(words(ad));
    if (refused.isPresent()) {
      return refused;
    }
    for (ChannelText.Made field : made(ad)) {
      if (field.fitted() instanceof Fitted.TooLong tooLong) {
        return Optional.of(new Posted.Refused(tooLong.sentence(), field.name()));
      }
    }
    return Optional.empty();
  }

  private List<ChannelText.Made> made(Ad ad) throws ConnectorException {
    Words words = words(ad);
    List<ChannelText.Made> made = new ArrayList<>();
    for (ChannelText field : spoken.fields()) {
      made.add(field.make(words, Map.of()));
    }
    return made;
  }

  private Words words(Ad ad) {
    return around.wording().of(ad, account);
  }

  @Override
  public Optional<String> wrong(String address) {
    if (address.isEmpty()) {
      return Optional.of("say the address at which the ad stands now");
    }
    @Nullable URI uri = uri(address);
    if (uri == null || uri.getHost() == null || uri.getUserInfo() != null) {
      return Optional.of("'" + shortened(address) + "' is no web address");
    }
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of("the address must begin with https://");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    List<String> hosts = hosts();
    boolean there =
        hosts.isEmpty()
            || hosts.stream().anyMatch(at -> host.equals(at) || host.endsWith("." + at));
    if (!there) {
      return Optional.of(
          "ads of this board stand at %s, not at %s".formatted(String.join(" or ", hosts), host));
    }
    return address.equals(sheet().where())
        ? Optional.of("that is the page on which ads are placed, not the ad's own")
        : Optional.empty();
  }

  private static @Nullable URI uri(String address) {
    try {
      return address.length() > LONGEST_ADDRESS ? null : new URI(address);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String shortened(String address) {
    return address.length() > 80 ? address.substring(0, 80) + "…" : address;
  }

  @Override
  public Look look(Ad ad, AdRef standing) throws ConnectorException {
    @Nullable URI page = standing.link() == null ? null : uri(standing.link());
    if (!spoken.look() || page == null) {
      return new Look.CannotLook();
    }
    try {
      Answer answer = around.http().send(ask(page));
      if (answer.ok()) {
        return new Look.Stands(standing);
      }
      if (answer.status() == 404 || answer.status() == 410) {
        return new Look.Absent();
      }
      throw new ConnectorException(
          Remedy.WAIT, account.name() + ": the ad's page answers " + answer.status());
    } catch (HttpFailure failure) {
      // What robots.txt does not allow is not looked at, which is no trouble.
      if (failure.kind() == HttpFailure.Kind.REFUSED) {
        return new Look.CannotLook();
      }
      throw new ConnectorException(
          Remedy.WAIT, account.name() + ": " + failure.getMessage(), failure.until(), failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(Remedy.WAIT, "stopped before the ad's page was read");
    }
  }

  private Ask ask(URI page) {
    return new Ask(
        account.name(),
        "GET",
        page,
        Map.of("Accept", "text/html"),
        null,
        Ask.Repeat.HARMLESS,
        true,
        account.privateAllowed(),
        PATIENCE,
        MOST_BYTES,
        List.of(),
        file.manners());
  }
}
