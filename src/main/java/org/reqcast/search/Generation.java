// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** One set of the engine's files, with who writes and who reads them. */
final class Generation implements AutoCloseable {
  private static final double BUFFER_MB = 64;
  private static final String SEQUENCE = "sequence";
  private static final String SCHEMA = "schema";
  private static final String TAXONOMY = "taxonomy";

  private final Path folder;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private volatile long sequence;

  private Generation(Path folder, Directory directory, @Nullable IndexWriter writer)
      throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers =
        writer == null ? new SearcherManager(directory, null) : new SearcherManager(writer, null);
    this.sequence = Long.parseLong(committed().getOrDefault(SEQUENCE, "0"));
  }

  /** For reading beside another process that writes; sees what that process has committed. */
  static Generation reading(Path folder) throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      return new Generation(folder, directory, null);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  boolean writes() {
    return writer != null;
  }

  /** Whether an error ended the writer. */
  boolean broken() {
    return writer != null && !writer.isOpen();
  }

  /** Where another process writes: looks at what it has committed since. */
  void lookAgain() throws IOException {
    searchers.maybeRefreshBlocking();
    sequence = Long.parseLong(committed().getOrDefault(SEQUENCE, "0"));
  }

  static Generation open(Path folder) throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      IndexWriterConfig config = new IndexWriterConfig(Analysis.documents());
      config.setRAMBufferSizeMB(BUFFER_MB);
      config.setCommitOnClose(false);
      return new Generation(folder, directory, new IndexWriter(directory, config));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Whether what was committed fits this program and this taxonomy. */
  boolean fits(String taxonomy) throws IOException {
    Map<String, String> data = committed();
    return Schema.VERSION.equals(data.get(SCHEMA)) && taxonomy.equals(data.get(TAXONOMY));
  }

  Path folder() {
    return folder;
  }

  long sequence() {
    return sequence;
  }

  void put(String id, Document document) throws IOException {
    writer().updateDocument(new Term(Schema.ID, id), document);
  }

  /** Adds a candidate that is not there yet. */
  void add(Document document) throws IOException {
    writer().addDocument(document);
  }

  void remove(String id) throws IOException {
    writer().deleteDocuments(new Term(Schema.ID, id));
  }

  /** Makes everything so far durable and visible, as of a ledger sequence number. */
  void commit(long upTo, String taxonomy) throws IOException {
    Map<String, String> data = new HashMap<>();
    data.put(SEQUENCE, String.valueOf(upTo));
    data.put(SCHEMA, Schema.VERSION);
    data.put(TAXONOMY, taxonomy);
    writer().setLiveCommitData(data.entrySet());
    writer().commit();
    searchers.maybeRefreshBlocking();
    sequence = upTo;
  }

  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    if (writer != null) {
      writer.rollback();
    }
    directory.close();
  }

  private IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("another process writes this index");
    }
    return writer;
  }

  private Map<String, String> committed() throws IOException {
    Map<String, String> data = new HashMap<>();
    if (writer == null) {
      IndexSearcher searcher = searchers.acquire();
      try {
        data.putAll(((DirectoryReader) searcher.getIndexReader()).getIndexCommit().getUserData());
      } finally {
        searchers.release(searcher);
      }
      return data;
    }
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }
}
