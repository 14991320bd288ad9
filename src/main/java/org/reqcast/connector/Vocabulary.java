// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reqcast.config.Near;

/** The names that a template of one connector file may use at one place. Immutable. */
public final class Vocabulary {
  private static final String ANYTHING_BELOW = ".*";

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> raw = new LinkedHashSet<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Map<String, Set<String>> lists = new LinkedHashMap<>();

  private Vocabulary() {}

  /** Words of an ad, of the account and its settings. */
  public static Vocabulary ofAds(ConnectorFile file) {
    return ofAccount(file).adding(AdVocabulary.ofAds().values());
  }

  /** Words of an ad, whatever the connector. */
  public static Vocabulary ofAds() {
    return new Vocabulary()
        .adding(AdVocabulary.ofAccounts().values())
        .adding(AdVocabulary.ofAds().values());
  }

  /** Words of the account and its settings, where there is no ad. */
  public static Vocabulary ofAccount(ConnectorFile file) {
    Vocabulary all = new Vocabulary().adding(AdVocabulary.ofAccounts().values());
    all.names.addAll(file.settings().keySet());
    all.secrets.addAll(file.secrets().keySet());
    return all;
  }

  /** Name to meaning of every word that needs no connector file, for the guide. */
  public static Map<String, String> described() {
    Map<String, String> all = new LinkedHashMap<>();
    AdVocabulary.ofAds().values().forEach(word -> all.put(word.name(), word.says()));
    AdVocabulary.ofAccounts().values().forEach(word -> all.put(word.name(), word.says()));
    return Collections.unmodifiableMap(all);
  }

  /** Also the file's secrets: for what is sent, never for what is shown. */
  public Vocabulary withSecrets() {
    Vocabulary more = copy();
    more.names.addAll(secrets);
    return more;
  }

  /** Also these; a name that ends with {@code .*} allows every path below it. */
  public Vocabulary plus(String... more) {
    return plus(List.of(more));
  }

  public Vocabulary plus(Collection<String> more) {
    Vocabulary all = copy();
    all.names.addAll(more);
    return all;
  }

  /** Also these, which may stand unescaped as {@code {{{name}}}}. */
  public Vocabulary plusRaw(String... more) {
    Vocabulary all = plus(more);
    all.raw.addAll(List.of(more));
    return all;
  }

  /** Also a moment, with all its forms. */
  public Vocabulary plusDate(String name) {
    Vocabulary all = plus(name);
    Forms.OF_DATES.forEach(form -> all.names.add(name + "." + form));
    return all;
  }

  /** Also a list, whose items have these words. */
  public Vocabulary plusList(String name, Vocabulary items) {
    Vocabulary all = plus(name);
    all.lists.put(name, items.names);
    all.raw.addAll(items.raw);
    return all;
  }

  /** Whether a name may stand here, outside of sections. */
  public boolean knows(String name) {
    return knows(name, List.of());
  }

  /** Whether a name is one of a list. */
  public boolean isList(String name) {
    return lists.containsKey(name);
  }

  /** The end of a sentence about an unknown name: what was probably meant, or nothing. */
  public String hint(String name) {
    return hint(name, List.of());
  }

  /** Whether a name may stand here, inside these sections, outermost first. */
  boolean knows(String name, List<String> sections) {
    if (sections.isEmpty() && (name.equals(".") || name.startsWith("-"))) {
      return false;
    }
    if (knowsAlone(name) || (isOfItem(name) && !sections.isEmpty())) {
      return true;
    }
    return sections.stream()
        .anyMatch(
            section -> lists.getOrDefault(section, Set.of()).contains(name) || isOpen(section));
  }

  boolean mayBeRaw(String name) {
    return raw.contains(name);
  }

  /** The end of a sentence about an unknown name: what was probably meant, or why not. */
  String hint(String name, List<String> sections) {
    if (secrets.contains(name)) {
      return ": it is a secret, which may only stand in a request";
    }
    Set<String> near = new TreeSet<>(names);
    sections.forEach(section -> near.addAll(lists.getOrDefault(section, Set.of())));
    return Near.word(name, near).map(word -> ", did you mean {{" + word + "}}?").orElse("");
  }

  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  private static boolean isOfItem(String name) {
    return switch (name) {
      case ".", "this", "-first", "-last", "-index" -> true;
      default -> false;
    };
  }

  private boolean knowsAlone(String name) {
    return names.contains(name) || isOpen(name);
  }

  private boolean isOpen(String name) {
    return names.stream()
        .filter(known -> known.endsWith(ANYTHING_BELOW))
        .map(known -> known.substring(0, known.length() - ANYTHING_BELOW.length()))
        .anyMatch(start -> name.equals(start) || name.startsWith(start + "."));
  }

  private Vocabulary adding(Collection<AdVocabulary.Word> words) {
    for (AdVocabulary.Word word : words) {
      names.add(word.name());
      word.kind().forms().forEach(form -> names.add(word.name() + "." + form));
      switch (word.kind()) {
        case RAW -> raw.add(word.name());
        case LIST -> lists.put(word.name(), Set.of());
        case SKILLS -> lists.put(word.name(), Set.of("skill", "years"));
        case TEXT, DATE, CODE -> {}
      }
    }
    return this;
  }

  private Vocabulary copy() {
    Vocabulary copy = new Vocabulary();
    copy.names.addAll(names);
    copy.raw.addAll(raw);
    copy.secrets.addAll(secrets);
    copy.lists.putAll(lists);
    return copy;
  }
}
