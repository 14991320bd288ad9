// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The text of a file that a person wrote: of bearable size, UTF-8, without a byte-order mark. */
final class SourceText {
  private SourceText() {}

  static Optional<String> read(Path file, String shownAs, int mostBytes, Problems problems) {
    try {
      if (Files.isDirectory(file)) {
        problems.add(shownAs, 0, "is a folder, not a file");
        return Optional.empty();
      }
      // The size may change between asking and reading, so the reading is limited too.
      long size = Files.size(file);
      if (size <= mostBytes) {
        try (InputStream in = Files.newInputStream(file)) {
          byte[] bytes = in.readNBytes(mostBytes + 1);
          size = bytes.length;
          if (size <= mostBytes) {
            return decode(bytes, shownAs, problems);
          }
        }
      }
      problems.add(shownAs, 0, "is too large: " + size + " bytes, at most " + mostBytes);
    } catch (NoSuchFileException missing) {
      problems.add(shownAs, 0, "there is no such file");
    } catch (AccessDeniedException denied) {
      problems.add(shownAs, 0, "may not be read; give yourself the right to read it");
    } catch (IOException failed) {
      problems.add(shownAs, 0, "cannot be read: " + failed.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<String> decode(byte[] bytes, String shownAs, Problems problems) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int at = in.position();
      String hex = String.format(Locale.ROOT, "0x%02X", bytes[at] & 0xFF);
      problems.add(
          shownAs,
          lineAt(text, text.length()),
          "is not UTF-8: byte " + (at + 1) + " is " + hex + "; save the file as UTF-8");
      return Optional.empty();
    }
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return withoutControls(clean, shownAs, problems) ? Optional.of(clean) : Optional.empty();
  }

  private static boolean withoutControls(String text, String shownAs, Problems problems) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        String code = String.format(Locale.ROOT, "U+%04X", (int) c);
        problems.add(shownAs, lineAt(text, i), "has the control character " + code + "; remove it");
        return false;
      }
    }
    return true;
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
