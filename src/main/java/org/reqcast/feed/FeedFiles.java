// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Words;
import org.reqcast.grammar.PublicFile;

/**
 * The files of a feed: one, or as many as its board's limits make of it. Never more than one item
 * is in memory.
 */
public final class FeedFiles {
  private static final int MOST_PARTS = 10_000;

  private final FeedShape shape;
  private final Split split;
  private final Path folder;
  private final String first;

  /**
   * @param first path of the first file below the folder
   */
  public FeedFiles(FeedShape shape, Split split, Path folder, String first) {
    this.shape = shape;
    this.split = split;
    this.folder = folder;
    this.first = first;
  }

  /**
   * Writes all of them, with their packed twins; those that say the same as before stay untouched.
   * The new ones take the places of the old ones only when all of them are written.
   *
   * @return the files, without the twins
   */
  public List<Path> write(Words around, Iterator<Words> items) throws ConnectorException {
    List<PublicFile.Next> written = new ArrayList<>();
    Rest rest = new Rest(items);
    do {
      PublicFile part = part(written.size() + 1);
      written.add(part.next(out -> write(out, around, rest)));
    } while (rest.more());
    for (PublicFile.Next next : written) {
      next.take();
    }
    for (int gone = written.size() + 1; gone < MOST_PARTS; gone++) {
      PublicFile left = part(gone);
      if (!left.exists()) {
        break;
      }
      left.delete();
    }
    return written.stream().map(next -> next.file().path()).toList();
  }

  private PublicFile part(int number) throws ConnectorException {
    return PublicFile.in(folder, Split.path(first, number));
  }

  private void write(Writer out, Words around, Rest rest) throws IOException, ConnectorException {
    String head = shape.head(around);
    String foot = shape.foot(around);
    out.write(head);
    boolean counts = split.bytes() < Long.MAX_VALUE;
    long bytes = counts ? bytes(head) + bytes(foot) : 0;
    for (int count = 0; count < split.most() && rest.more(); count++) {
      String item = shape.between(count == 0) + rest.item(shape);
      bytes += counts ? bytes(item) : 0;
      if (count > 0 && bytes > split.bytes()) {
        break;
      }
      out.write(item);
      rest.taken();
    }
    out.write(foot);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What is not written yet; an item that did not fit any more is made once. */
  private static final class Rest {
    private final Iterator<Words> items;
    private @Nullable String made;

    Rest(Iterator<Words> items) {
      this.items = items;
    }

    boolean more() {
      return made != null || items.hasNext();
    }

    String item(FeedShape shape) throws ConnectorException {
      if (made == null) {
        made = shape.item(items.next());
      }
      return made;
    }

    void taken() {
      made = null;
    }
  }
}
