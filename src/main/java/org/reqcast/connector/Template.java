// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.reqcast.config.YamlMap;

/**
 * Text with places for {@link Words}, checked when it is read: it can only name words that are
 * known where it stands. Absent words print as nothing. Immutable and safe to share.
 */
public final class Template {
  private final Escape escape;
  private final Set<String> names;
  private final com.samskivert.mustache.Template compiled;

  private Template(Escape escape, Set<String> names, com.samskivert.mustache.Template compiled) {
    this.escape = escape;
    this.names = names;
    this.compiled = compiled;
  }

  /** A required template; mistakes go to the mapping, with the line inside a block of text. */
  public static Template of(YamlMap map, String key, Escape escape, Vocabulary vocabulary) {
    return of(map.text(key), escape, vocabulary, at(map, key));
  }

  /** As {@link #of(YamlMap, String, Escape, Vocabulary)}, where the key may be absent. */
  public static Optional<Template> ofIf(
      YamlMap map, String key, Escape escape, Vocabulary vocabulary) {
    return map.textIf(key).map(source -> of(source, escape, vocabulary, at(map, key)));
  }

  /**
   * A template from text.
   *
   * @param wrong receives each mistake with its 0-based line in the text; an unsound template
   *     prints nothing
   */
  public static Template of(
      String source, Escape escape, Vocabulary vocabulary, BiConsumer<Integer, String> wrong) {
    TemplateCheck check = new TemplateCheck(escape, vocabulary, wrong);
    boolean sound = check.check(source);
    try {
      return new Template(escape, check.names(), compiler(escape).compile(sound ? source : ""));
    } catch (MustacheException unreadable) {
      wrong.accept(0, "cannot be read as a template: " + unreadable.getMessage());
      return new Template(escape, Set.of(), compiler(escape).compile(""));
    }
  }

  /** The text with the words filled in. */
  public String render(Words words) {
    String text = compiled.execute(words.map());
    return escape == Escape.XML ? XmlMarks.finish(text) : text;
  }

  /** The names that it uses. */
  public Set<String> names() {
    return names;
  }

  /** Where a mistake inside the text of a key is, as an editor counts. */
  private static BiConsumer<Integer, String> at(YamlMap map, String key) {
    return (line, message) -> {
      boolean block = map.textIf(key).orElse("").contains("\n");
      map.wrong(map.line(key) + (block ? line + 1 : 0), message);
    };
  }

  private static Mustache.Compiler compiler(Escape escape) {
    return Mustache.compiler()
        .defaultValue("")
        .strictSections(false)
        .emptyStringIsFalse(true)
        .zeroIsFalse(true)
        .withCollector(new MapsOnly())
        .withEscaper(escape == Escape.XML ? XmlMarks::mark : escape::apply);
  }

  /** Looks into maps and lists, never into Java objects. */
  private static final class MapsOnly extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }
}
