// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.config.YamlNode.Entries;
import org.reqcast.config.YamlNode.Entry;
import org.reqcast.config.YamlNode.Items;
import org.reqcast.config.YamlNode.Scalar;

/** A table that people keep in a spreadsheet: each row is read like a mapping of a YAML file. */
public final class CsvFile {
  private static final Pattern PLACE = Pattern.compile("line (\\d{1,9})");

  private final String shownAs;
  private final Map<String, String> known;
  private final Set<String> lists;
  private final Problems problems;

  /**
   * @param known every header that may stand, in lower case, to the key it fills; a full stop in
   *     the key leads into a nested mapping
   * @param lists keys whose cells hold several values with {@code |} between them
   */
  public CsvFile(String shownAs, Map<String, String> known, Set<String> lists, Problems problems) {
    this.shownAs = shownAs;
    this.known = known;
    this.lists = lists;
    this.problems = problems;
  }

  /**
   * The rows below the header row. Fields are parted by {@code ,} or {@code ;}, whichever the
   * header row has more of.
   */
  public List<YamlMap> rows(Path file, int mostBytes) {
    return SourceText.read(file, shownAs, mostBytes, problems).map(this::rows).orElse(List.of());
  }

  private List<YamlMap> rows(String text) {
    List<YamlMap> rows = new ArrayList<>();
    int last = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      List<String> keys = null;
      for (CsvRecord row : reader) {
        last = (int) row.getStartingLineNumber();
        if (keys == null) {
          keys = header(row);
        } else if (row.getFieldCount() != keys.size()) {
          problems.add(
              shownAs,
              last,
              "the row has "
                  + row.getFieldCount()
                  + " cells, the header row "
                  + keys.size()
                  + "; is a quote or a separator missing?");
        } else {
          Entries cells = cells(keys, row, last);
          YamlFile.opened(cells, shownAs, problems).ifPresent(rows::add);
        }
      }
      if (keys == null) {
        problems.add(shownAs, 0, "the file is empty");
      }
    } catch (CsvParseException broken) {
      Matcher place = PLACE.matcher(String.valueOf(broken.getMessage()));
      int line = place.find() ? Integer.parseInt(place.group(1)) : last;
      problems.add(shownAs, line, "is not CSV: " + broken.getMessage());
    } catch (IOException | UncheckedIOException broken) {
      problems.add(shownAs, last, "cannot be read: " + broken.getMessage());
    }
    return rows;
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    long semicolons = first.chars().filter(c -> c == ';').count();
    return semicolons > first.chars().filter(c -> c == ',').count() ? ';' : ',';
  }

  /** The key of each column; empty where the header is a mistake. */
  private List<String> header(CsvRecord row) {
    int line = (int) row.getStartingLineNumber();
    List<String> keys = new ArrayList<>();
    for (String cell : row.getFields()) {
      String key = known.get(cell.strip().toLowerCase(Locale.ROOT));
      if (key == null) {
        String near = Near.didYouMeanOrOneOf(cell.strip(), known.keySet());
        problems.add(shownAs, line, "the header '" + cell.strip() + "' is unknown" + near);
      } else if (keys.contains(key)) {
        problems.add(shownAs, line, "the header '" + cell.strip() + "' stands twice");
        key = null;
      }
      keys.add(key == null ? "" : key);
    }
    return keys;
  }

  private Entries cells(List<String> keys, CsvRecord row, int line) {
    Entries whole = new Entries(line, new LinkedHashMap<>());
    for (int i = 0; i < keys.size(); i++) {
      String cell = row.getField(i).strip();
      if (!keys.get(i).isEmpty() && !cell.isEmpty()) {
        put(whole, keys.get(i), value(keys.get(i), cell, line), line);
      }
    }
    return whole;
  }

  private YamlNode value(String key, String cell, int line) {
    if (!lists.contains(key)) {
      return new Scalar(line, cell, true);
    }
    List<YamlNode> items =
        Arrays.stream(cell.split("\\|", -1))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .<YamlNode>map(item -> new Scalar(line, item, true))
            .toList();
    return new Items(line, items);
  }

  private static void put(Entries map, String key, YamlNode value, int line) {
    int stop = key.indexOf('.');
    if (stop < 0) {
      map.entries().put(key, new Entry(line, value));
    } else {
      Entry nested =
          map.entries()
              .computeIfAbsent(
                  key.substring(0, stop),
                  first -> new Entry(line, new Entries(line, new LinkedHashMap<>())));
      put((Entries) nested.value(), key.substring(stop + 1), value, line);
    }
  }
}
