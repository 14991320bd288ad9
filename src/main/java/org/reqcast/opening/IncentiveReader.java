// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.opening.Incentive.Kind;

/**
 * Reads incentives: mappings, or texts. A text such as {@code sign-on-bonus 10000 USD} or {@code
 * remote-days 3} says what sort it is; any other counts as it stands.
 */
final class IncentiveReader {
  private static final Pattern FIGURE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,2})?");
  private static final Pattern SHORT =
      Pattern.compile("([a-z]+(?:-[a-z]+)*)(?:\\s+(" + FIGURE + ")(?:\\s+([A-Z]{3}))?)?");
  private static final int MOST_DAYS = 7;

  private IncentiveReader() {}

  static List<Incentive> incentives(YamlMap opening) {
    List<Incentive> incentives = new ArrayList<>();
    for (YamlMap map : opening.maps("incentives", "words")) {
      incentives.add(map.keys().equals(List.of("words")) ? inWords(map) : mapped(map));
    }
    return incentives;
  }

  private static Incentive mapped(YamlMap map) {
    Kind kind = map.word("kind", Kind.class);
    Optional<BigDecimal> amount = map.convert("amount", IncentiveReader::figure);
    Optional<String> currency = map.convert("currency", Codes::currency);
    int days = map.numberIf("days").orElse(0);
    if (amount.isPresent() && !map.has("currency")) {
      map.wrong("currency", "is missing: an amount needs one, such as USD");
    }
    days(map, "days", kind, days);
    Incentive plain = of(kind, amount.orElse(null), currency.orElse(null), days);
    Incentive said =
        map.textIf("words")
            .map(
                words -> new Incentive(kind, plain.amount(), plain.currency(), days, words.strip()))
            .orElse(plain);
    map.done();
    return said;
  }

  private static Incentive inWords(YamlMap map) {
    String words = map.text("words").strip();
    Matcher parts = SHORT.matcher(words);
    Optional<Kind> kind =
        parts.matches() ? kind(parts.group(1)).filter(it -> it != Kind.OTHER) : Optional.empty();
    if (kind.isEmpty()) {
      return Incentive.valueOf(words);
    }
    BigDecimal figure = parts.group(2) == null ? null : new BigDecimal(parts.group(2));
    if (kind.get() == Kind.REMOTE_DAYS) {
      int days = figure == null ? 0 : figure.intValue();
      days(map, "words", kind.get(), days);
      return of(kind.get(), null, null, days);
    }
    if (figure != null && parts.group(3) == null) {
      map.wrong("words", "'" + words + "' needs a currency, such as USD");
      return Incentive.valueOf(words);
    }
    Optional<String> currency =
        figure == null
            ? Optional.empty()
            : map.convert("words", text -> Codes.currency(parts.group(3)));
    return of(kind.get(), figure, currency.orElse(null), 0);
  }

  private static void days(YamlMap map, String key, Kind kind, int days) {
    if (days < 0 || days > MOST_DAYS) {
      map.wrong(key, "must be days of a week, from 1 to " + MOST_DAYS);
    } else if (days > 0 && kind != Kind.REMOTE_DAYS) {
      map.wrong(key, "only says something about remote-days");
    }
  }

  private static Incentive of(
      Kind kind, @Nullable BigDecimal amount, @Nullable String currency, int days) {
    String words = words(kind);
    if (days > 0) {
      words = days == 1 ? "One remote day a week" : days + " remote days a week";
    } else if (amount != null && currency != null) {
      words += (kind == Kind.RELOCATION ? " up to " : " of ") + money(amount, currency);
    }
    return new Incentive(kind, amount, currency, days, words);
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case SIGN_ON_BONUS -> "Sign-on bonus";
      case RETENTION_BONUS -> "Retention bonus";
      case REFERRAL_BONUS -> "Referral bonus";
      case RELOCATION -> "Relocation help";
      case REMOTE_DAYS -> "Remote days";
      case FLEXIBLE_HOURS -> "Flexible hours";
      case CERTIFICATION -> "Certification paid";
      case EDUCATION -> "Education paid";
      case STUDENT_LOANS -> "Help with student loans";
      case HOUSING -> "Housing help";
      case TRAVEL -> "Travel paid";
      case VISA -> "Visa sponsorship";
      case OTHER -> "Other";
    };
  }

  private static String money(BigDecimal amount, String currency) {
    NumberFormat figures = NumberFormat.getNumberInstance(Locale.US);
    figures.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
    String symbol = Currency.getInstance(currency).getSymbol(Locale.US);
    String space = Character.isLetter(symbol.charAt(symbol.length() - 1)) ? "\u00A0" : "";
    return symbol + space + figures.format(amount);
  }

  private static Optional<Kind> kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static BigDecimal figure(String text) {
    if (!FIGURE.matcher(text.strip()).matches() || new BigDecimal(text.strip()).signum() == 0) {
      throw new IllegalArgumentException(
          "must be a figure above 0 such as 10000, without commas, not '" + text + "'");
    }
    return new BigDecimal(text.strip());
  }
}
