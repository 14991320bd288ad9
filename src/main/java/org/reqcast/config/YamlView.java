// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.Asked.Kind;
import org.reqcast.config.YamlNode.Entries;
import org.reqcast.config.YamlNode.Entry;
import org.reqcast.config.YamlNode.Items;
import org.reqcast.config.YamlNode.Scalar;

/** A mapping as it stands in a document, and the record of what was asked of it. */
final class YamlView implements YamlMap {
  private final YamlPlace place;
  private final Entries entries;
  private final Asked asked = new Asked();
  private final Map<String, List<YamlView>> inside = new LinkedHashMap<>();

  YamlView(YamlPlace place, Entries entries) {
    this.place = place;
    this.entries = entries;
  }

  @Override
  public String file() {
    return place.file();
  }

  @Override
  public int line() {
    return entries.line();
  }

  @Override
  public int line(String key) {
    Entry entry = entries.entries().get(key);
    return entry == null ? line() : entry.line();
  }

  @Override
  public boolean has(String key) {
    asked.key(key);
    return entries.entries().containsKey(key);
  }

  @Override
  public boolean isMap(String key) {
    return has(key) && node(key) instanceof Entries;
  }

  @Override
  public boolean isList(String key) {
    return has(key) && node(key) instanceof Items;
  }

  @Override
  public List<String> keys() {
    return List.copyOf(entries.entries().keySet());
  }

  @Override
  public String text(String key) {
    Optional<String> text = scalar(key, Kind.TEXT, true).map(Scalar::value);
    if (text.isPresent() && text.get().isBlank()) {
      wrong(key, "is empty");
    }
    return text.orElse("");
  }

  @Override
  public Optional<String> textIf(String key) {
    return scalar(key, Kind.TEXT, false).map(Scalar::value);
  }

  @Override
  public int number(String key) {
    return number(key, true).orElse(0);
  }

  @Override
  public Optional<Integer> numberIf(String key) {
    return number(key, false);
  }

  @Override
  public Optional<Boolean> flagIf(String key) {
    return scalar(key, Kind.FLAG, false)
        .flatMap(
            value -> {
              if (value.flag().isEmpty()) {
                wrong(key, "must be true or false, not " + value.words());
              }
              return value.flag();
            });
  }

  @Override
  public Optional<Duration> durationIf(String key) {
    return scalar(key, Kind.DURATION, false)
        .flatMap(
            value -> {
              Optional<Duration> span = Spans.of(value.value());
              if (span.isEmpty()) {
                wrong(
                    key,
                    "must be a length of time such as 30s, 5m, 12h or 14d, not " + value.words());
              }
              return span;
            });
  }

  @Override
  public <E extends Enum<E>> Optional<E> wordIf(String key, Class<E> words) {
    return word(key, words, false);
  }

  @Override
  public <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) {
    return wordIf(key, words).orElse(otherwise);
  }

  @Override
  public <E extends Enum<E>> E word(String key, Class<E> words) {
    return word(key, words, true).orElse(words.getEnumConstants()[0]);
  }

  private <E extends Enum<E>> Optional<E> word(String key, Class<E> words, boolean required) {
    E[] constants = words.getEnumConstants();
    List<String> known = Arrays.stream(constants).map(YamlView::kebab).toList();
    asked.key(key).words().addAll(known);
    return scalar(key, Kind.WORD, required)
        .flatMap(
            value -> {
              int at = known.indexOf(value.value());
              if (at >= 0) {
                return Optional.of(constants[at]);
              }
              wrong(
                  key,
                  "must be one of "
                      + String.join(", ", known)
                      + ", not "
                      + value.words()
                      + Near.didYouMean(value.value(), known));
              return Optional.empty();
            });
  }

  @Override
  public List<String> texts(String key) {
    YamlNode node = ask(key, Kind.TEXTS, false);
    if (node instanceof Scalar one) {
      return checked(key, one, "a text or a list of texts").map(Scalar::value).stream().toList();
    }
    if (!(node instanceof Items list)) {
      expected(key, "a text or a list of texts", node);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof Scalar text && !text.nothing()) {
        texts.add(text.value());
      } else {
        place.wrong(key, item.line(), "must be a list of texts; here is " + item.words());
      }
    }
    return List.copyOf(texts);
  }

  @Override
  public Optional<YamlMap> mapIf(String key) {
    return nested(key, line(key), ask(key, Kind.MAP, false), null).map(view -> view);
  }

  @Override
  public Optional<YamlMap> mapIf(String key, String alone) {
    asked.key(key).as(Kind.TEXT, false);
    return nested(key, line(key), ask(key, Kind.MAP, false), alone).map(view -> view);
  }

  @Override
  public YamlMap map(String key) {
    return nested(key, line(key), ask(key, Kind.MAP, true), null)
        .orElseGet(
            () -> new YamlView(place.inside(key, null).silent(), new Entries(line(key), Map.of())));
  }

  @Override
  public List<YamlMap> maps(String key) {
    return maps(key, (String) null, "a list of mappings");
  }

  @Override
  public List<YamlMap> maps(String key, String alone) {
    asked.key(key).as(Kind.TEXTS, false);
    return maps(key, alone, "a list");
  }

  private List<YamlMap> maps(String key, @Nullable String alone, String what) {
    YamlNode node = ask(key, Kind.MAPS, false);
    if (node instanceof Entries || (alone != null && node instanceof Scalar)) {
      return nested(key, line(key), node, alone).<YamlMap>map(view -> view).stream().toList();
    }
    if (!(node instanceof Items list)) {
      expected(key, what, node);
      return List.of();
    }
    List<YamlMap> maps = new ArrayList<>();
    list.items().forEach(item -> nested(key, item.line(), item, alone).ifPresent(maps::add));
    return List.copyOf(maps);
  }

  @Override
  public Map<String, String> textMap(String key) {
    YamlNode node = ask(key, Kind.TEXT_MAP, false);
    Map<String, String> texts = new LinkedHashMap<>();
    if (node instanceof Entries map) {
      map.entries()
          .forEach(
              (name, entry) -> {
                if (entry.value() instanceof Scalar text && !text.nothing()) {
                  texts.put(name, text.value());
                } else {
                  place.expected(key + "." + name, entry.line(), "a text", entry.value());
                }
              });
    } else {
      expected(key, "a mapping of texts", node);
    }
    return texts;
  }

  @Override
  public Optional<Object> anyIf(String key) {
    YamlNode node = ask(key, Kind.ANY, false);
    return node == null ? Optional.empty() : Optional.ofNullable(node.plain());
  }

  @Override
  public void wrong(String key, String message) {
    place.wrong(key, line(key), message);
  }

  @Override
  public void wrong(int line, String message) {
    place.problems().add(place.file(), line, message);
  }

  @Override
  public <T> Optional<T> convert(String key, Function<String, T> how) {
    return textIf(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(how.apply(text));
              } catch (IllegalArgumentException mistake) {
                wrong(key, String.valueOf(mistake.getMessage()));
                return Optional.empty();
              }
            });
  }

  @Override
  public void done() {
    entries
        .entries()
        .forEach(
            (key, entry) -> {
              if (!asked.keys().containsKey(key)) {
                place.unknown(key, entry.line(), asked);
              }
            });
  }

  @Override
  public Asked asked() {
    Asked all = new Asked();
    all.add(asked);
    inside.forEach((key, views) -> views.forEach(view -> all.key(key).inside().add(view.asked())));
    return all;
  }

  private Optional<Integer> number(String key, boolean required) {
    return scalar(key, Kind.NUMBER, required)
        .flatMap(
            value -> {
              if (value.bare() && value.plain() instanceof Integer whole) {
                return Optional.of(whole);
              }
              wrong(key, "must be a whole number, not " + value.words());
              return Optional.empty();
            });
  }

  private Optional<Scalar> scalar(String key, Kind kind, boolean required) {
    YamlNode node = ask(key, kind, required);
    return node == null ? Optional.empty() : checked(key, node, "one value");
  }

  private Optional<Scalar> checked(String key, YamlNode node, String what) {
    if (node instanceof Scalar value && !value.nothing()) {
      return Optional.of(value);
    }
    expected(key, what, node);
    return Optional.empty();
  }

  private Optional<YamlView> nested(
      String key, int line, @Nullable YamlNode node, @Nullable String alone) {
    YamlView view;
    if (node instanceof Entries map) {
      view = new YamlView(place.inside(key, null), map);
    } else if (alone != null && node instanceof Scalar text && !text.nothing()) {
      Entry only = new Entry(text.line(), text);
      view = new YamlView(place.inside(key, alone), new Entries(text.line(), Map.of(alone, only)));
    } else {
      place.expected(key, line, alone == null ? "a mapping" : "a text or a mapping", node);
      return Optional.empty();
    }
    if (node instanceof Entries) {
      inside.computeIfAbsent(key, first -> new ArrayList<>()).add(view);
    }
    return Optional.of(view);
  }

  /** The node at a key, which now counts as known; null where the key is absent. */
  private @Nullable YamlNode ask(String key, Kind kind, boolean required) {
    asked.key(key).as(kind, required);
    YamlNode node = node(key);
    if (node == null && required) {
      place.wrong(key, line(), "is missing");
    }
    return node;
  }

  private @Nullable YamlNode node(String key) {
    Entry entry = entries.entries().get(key);
    return entry == null ? null : entry.value();
  }

  private void expected(String key, String what, @Nullable YamlNode node) {
    place.expected(key, line(key), what, node);
  }

  private static String kebab(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
