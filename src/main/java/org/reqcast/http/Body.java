// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads an answer's body within limits, also those of what is packed in it. */
final class Body {
  private static final int PIECE = 16 * 1024;
  private static final long RATIO_MATTERS = 1 << 20;
  private static final int MOST_RATIO = 200;

  /** Says that an answer is not to be had within the limits. */
  static final class OverLimit extends IOException {
    private static final long serialVersionUID = 1;

    OverLimit(String message) {
      super(message);
    }
  }

  private Body() {}

  /**
   * @param most bytes after unpacking
   * @param cut whether to take the beginning of a longer body rather than to refuse it
   */
  static byte[] read(InputStream raw, String encoding, long most, boolean cut) throws IOException {
    Counted counted = new Counted(raw);
    InputStream in = unpack(counted, encoding.strip().toLowerCase(Locale.ROOT));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    int got = in.read(piece);
    while (got >= 0) {
      if (body.size() + (long) got > most) {
        if (!cut) {
          throw new OverLimit("the answer is longer than " + most + " bytes");
        }
        body.write(piece, 0, (int) (most - body.size()));
        return body.toByteArray();
      }
      body.write(piece, 0, got);
      if (in != counted
          && body.size() > RATIO_MATTERS
          && body.size() / MOST_RATIO > counted.count) {
        throw new OverLimit("the answer unpacks to far more than was sent");
      }
      got = in.read(piece);
    }
    return body.toByteArray();
  }

  private static InputStream unpack(Counted raw, String encoding) throws IOException {
    return switch (encoding) {
      case "", "identity" -> raw;
      case "gzip", "x-gzip" -> {
        PushbackInputStream peek = new PushbackInputStream(raw, 1);
        int first = peek.read();
        if (first < 0) {
          yield raw;
        }
        peek.unread(first);
        yield new GZIPInputStream(peek, PIECE);
      }
      default -> throw new OverLimit("the answer is packed in a way that we did not ask for");
    };
  }

  /** Counts what came over the wire. */
  private static final class Counted extends java.io.FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int got = super.read();
      count += got < 0 ? 0 : 1;
      return got;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int got = super.read(bytes, from, length);
      count += Math.max(0, got);
      return got;
    }
  }
}
