// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.Link;
import org.apache.tika.sax.LinkContentHandler;
import org.apache.tika.sax.TeeContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Takes the text out of a document that somebody else made, with bounds on what that may cost. */
public final class DocumentReader {
  /** The kinds of documents, by the ending of their names. */
  static final List<String> ENDINGS = List.of("pdf", "docx", "doc", "odt", "rtf", "html", "txt");

  private static final Set<String> TYPES =
      Set.of(
          "application/pdf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/msword",
          "application/vnd.oasis.opendocument.text",
          "application/rtf",
          "text/html",
          "application/xhtml+xml",
          "text/plain");
  private static final int MOST_CHARACTERS = 200_000;
  private static final long MOST_UNPACKED = 100L << 20;
  private static final int MOST_ENTRIES = 5_000;

  private final Duration most;

  /**
   * A reader that spends no more than this on a document.
   *
   * @param most time for one document
   */
  public DocumentReader(Duration most) {
    this.most = most;
  }

  /** Finding the parsers takes a second: only for those who have documents. */
  private static final class Parsers {
    static final AutoDetectParser ALL = new AutoDetectParser();
  }

  /**
   * What a document says.
   *
   * @param links where it points to
   */
  record Text(String text, List<String> links) {}

  public Text read(byte[] bytes, String name) throws UnreadableFile, InterruptedException {
    FutureTask<Text> task = new FutureTask<>(() -> parse(bytes, name));
    Thread thread = Thread.ofPlatform().daemon().name("document").start(task);
    try {
      return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException endless) {
      thread.interrupt();
      throw new UnreadableFile("takes too long to read", endless);
    } catch (ExecutionException failed) {
      throw unreadable(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException cancelled) {
      thread.interrupt();
      throw cancelled;
    }
  }

  private static UnreadableFile unreadable(Throwable cause) {
    return switch (cause) {
      case UnreadableFile known -> known;
      case EncryptedDocumentException locked -> new UnreadableFile("is encrypted", locked);
      case OutOfMemoryError greedy -> new UnreadableFile("needs too much memory", greedy);
      default -> new UnreadableFile("is damaged (" + cause.getClass().getSimpleName() + ")", cause);
    };
  }

  private Text parse(byte[] bytes, String name)
      throws IOException, SAXException, TikaException, UnreadableFile {
    refuseBombs(bytes);
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.substring(name.lastIndexOf('/') + 1));
    WriteOutContentHandler text = new WriteOutContentHandler(MOST_CHARACTERS);
    LinkContentHandler links = new LinkContentHandler();
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      MediaType type = Parsers.ALL.getDetector().detect(in, metadata).getBaseType();
      if (!TYPES.contains(type.toString())) {
        throw new UnreadableFile("is not what its name says, but " + type);
      }
      Parsers.ALL.parse(
          in, new TeeContentHandler(new BodyContentHandler(text), links), metadata, context());
    } catch (SAXException | TikaException failed) {
      if (!WriteLimitReachedException.isWriteLimitReached(failed)) {
        throw failed;
      }
    }
    List<String> addresses = new ArrayList<>();
    for (Link link : links.getLinks()) {
      addresses.add(link.getUri());
    }
    return new Text(tidy(text.toString()), addresses);
  }

  /** Nothing inside a document is a document of its own. */
  private static ParseContext context() {
    ParseContext context = new ParseContext();
    context.set(
        EmbeddedDocumentExtractor.class,
        new EmbeddedDocumentExtractor() {
          @Override
          public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
          }

          @Override
          public void parseEmbedded(
              InputStream stream, ContentHandler handler, Metadata metadata, boolean html) {}
        });
    return context;
  }

  /** Unpacks before any parser does, and stops where no honest document would. */
  private static void refuseBombs(byte[] bytes) throws UnreadableFile, IOException {
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      return;
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      byte[] buffer = new byte[64 << 10];
      long unpacked = 0;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        for (int got = zip.read(buffer); got >= 0; got = zip.read(buffer)) {
          unpacked += got;
          if (unpacked > MOST_UNPACKED || entries > MOST_ENTRIES) {
            throw new UnreadableFile("unpacks to more than any résumé would");
          }
        }
      }
    }
  }

  private static String tidy(String text) {
    return text.replaceAll("\\r\\n?", "\n")
        .replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "")
        .replaceAll("[\\u00a0\\u2000-\\u200a\\u202f]", " ")
        .replaceAll("[ \\t]+\\n", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }
}
