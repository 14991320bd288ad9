// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Candidate;
import org.reqcast.ledger.Changes;
import org.reqcast.ledger.Ledger;
import org.reqcast.skill.Taxonomy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index in Lucene's files. */
final class LuceneIndex implements CandidateIndex {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
  private static final int AT_ONCE = 1000;
  // A commit costs a synchronisation and a segment, but what it covers is not done again.
  private static final int BETWEEN_COMMITS = 10000;
  private static final int PROGRESS_EVERY = 100;

  private final Generations generations;
  private final Fields fields;
  private final Taxonomy taxonomy;
  private final Ledger ledger;
  private final Answers answers;
  private final Finder finder;
  private final Object writing = new Object();
  private final Object rebuilding = new Object();
  private volatile @Nullable Generation current;

  LuceneIndex(Path folder, Fields fields, Taxonomy taxonomy, Ledger ledger) {
    this.fields = fields;
    this.taxonomy = taxonomy;
    this.ledger = ledger;
    this.answers = new Answers(taxonomy);
    this.finder = new Finder(fields, taxonomy, answers, ledger);
    try {
      generations = new Generations(folder);
      current = generations.own() ? owned() : read(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The generation to write, with no other beside it. */
  private Generation owned() throws IOException {
    Optional<Path> used = generations.current();
    Generation found = used.isPresent() ? reopened(used.get()) : null;
    Generation opened = found == null ? built(count -> {}) : found;
    generations.use(opened.folder());
    generations.keepOnly(opened.folder());
    return opened;
  }

  /** What another process has put in use, as it now stands; null where there is nothing yet. */
  private @Nullable Generation read(@Nullable Generation before) throws IOException {
    Optional<Path> used = generations.current();
    if (used.isEmpty()) {
      return before;
    }
    if (before != null && before.folder().equals(used.get())) {
      before.lookAgain();
      return before;
    }
    try {
      return Generation.reading(used.get());
    } catch (IndexNotFoundException | NoSuchFileException replacedMeanwhile) {
      return before;
    }
  }

  /** The generation found, or null where it must be built again. */
  private @Nullable Generation reopened(Path folder) throws IOException {
    Generation found;
    try {
      found = Generation.open(folder);
    } catch (org.apache.lucene.index.CorruptIndexException
        | org.apache.lucene.index.IndexFormatTooNewException
        | org.apache.lucene.index.IndexFormatTooOldException e) {
      LOG.warn("The index cannot be read and is rebuilt: {}", e.getMessage());
      return null;
    }
    if (found.fits(taxonomy.version()) && found.sequence() <= ledger.changes().last()) {
      return found;
    }
    LOG.info("The index is of another version and is rebuilt");
    found.close();
    return null;
  }

  @Override
  public int follow() {
    synchronized (writing) {
      try {
        Generation generation = current;
        if (generation != null && generation.writes()) {
          return follow(generation);
        }
        // Whoever wrote may have ended; then we go on in its place.
        boolean ours = generations.own();
        Generation next = ours ? owned() : read(generation);
        current = next;
        if (generation != null && generation != next) {
          generation.close();
        }
        return ours && next != null ? follow(next) : 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private int follow(Generation generation) throws IOException {
    if (generation.broken()) {
      // A full disk, say, ends a writer for good; what it had not committed is followed again.
      Generation again = Generation.open(generation.folder());
      current = again;
      generation.close();
      return follow(again);
    }
    int followed = 0;
    long sequence = generation.sequence();
    int uncommitted = 0;
    while (true) {
      List<Changes.Change> changes = ledger.changes().after(sequence, AT_ONCE);
      if (uncommitted > 0 && (changes.isEmpty() || uncommitted >= BETWEEN_COMMITS)) {
        generation.commit(sequence, taxonomy.version());
        uncommitted = 0;
      }
      if (changes.isEmpty()) {
        return followed;
      }
      Set<String> candidates = new LinkedHashSet<>();
      for (Changes.Change change : changes) {
        candidates.add(change.candidate());
        sequence = Math.max(sequence, change.sequence());
      }
      Set<String> gone = new LinkedHashSet<>(candidates);
      List<Candidate> there =
          ledger.people().find(candidates).stream()
              .filter(candidate -> !candidate.profiles().isEmpty())
              .toList();
      there.forEach(candidate -> gone.remove(candidate.id()));
      onAllCores(there, candidate -> put(generation, candidate));
      for (String id : gone) {
        generation.remove(id);
      }
      followed += candidates.size();
      uncommitted += changes.size();
    }
  }

  /** Something done with a candidate. */
  @FunctionalInterface
  private interface Indexing {
    void of(Candidate candidate) throws IOException;
  }

  // Making a document and turning it into postings costs more than reading the ledger does.
  private static void onAllCores(List<Candidate> candidates, Indexing indexing) throws IOException {
    try {
      candidates.parallelStream()
          .forEach(
              candidate -> {
                try {
                  indexing.of(candidate);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void put(Generation generation, Candidate candidate) throws IOException {
    Document document = document(candidate);
    if (document != null) {
      generation.put(candidate.id(), document);
    }
  }

  // One candidate that cannot be indexed must not hold up the others.
  private @Nullable Document document(Candidate candidate) {
    try {
      return CandidateDocument.of(candidate, taxonomy, answers);
    } catch (RuntimeException e) {
      LOG.error("Candidate {} cannot be indexed", candidate.id(), e);
      return null;
    }
  }

  @Override
  public void rebuild(Consumer<Integer> progress) {
    Generation written = current;
    if (written == null || !written.writes()) {
      throw new IllegalStateException(
          "the running service writes this index; stop it first, or let it follow by itself");
    }
    synchronized (rebuilding) {
      try {
        Generation fresh = built(progress);
        Generation old;
        synchronized (writing) {
          follow(fresh);
          generations.use(fresh.folder());
          old = current;
          current = fresh;
        }
        if (old != null) {
          old.close();
        }
        generations.keepOnly(fresh.folder());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Generation built(Consumer<Integer> progress) throws IOException {
    Generation fresh = Generation.open(generations.fresh());
    try {
      // Taken before reading: what changes meanwhile is followed afterwards, at worst twice.
      long sequence = ledger.changes().last();
      AtomicInteger count = new AtomicInteger();
      List<Candidate> batch = new ArrayList<>(AT_ONCE);
      try {
        ledger
            .people()
            .each(
                candidate -> {
                  batch.add(candidate);
                  if (batch.size() == AT_ONCE) {
                    add(fresh, batch, count, progress);
                  }
                });
        add(fresh, batch, count, progress);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      fresh.commit(sequence, taxonomy.version());
      progress.accept(count.get());
      return fresh;
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  private void add(
      Generation fresh, List<Candidate> batch, AtomicInteger count, Consumer<Integer> progress) {
    try {
      onAllCores(
          batch,
          candidate -> {
            Document document = document(candidate);
            if (document != null) {
              fresh.add(document);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (count.addAndGet(batch.size()) % PROGRESS_EVERY < batch.size()) {
      progress.accept(count.get());
    }
    batch.clear();
  }

  @Override
  public long sequence() {
    Generation generation = current;
    return generation == null ? 0 : generation.sequence();
  }

  @Override
  public Found find(Search search) {
    long started = System.nanoTime();
    Found found = searching(searcher -> finder.find(search, searcher));
    return new Found(
        found.understood(),
        found.notes(),
        found.total(),
        found.hits(),
        found.facets(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  @Override
  public Fields fields() {
    return fields;
  }

  @Override
  public String digest() {
    return searching(Digest::of);
  }

  /** Something done with a searcher. */
  @FunctionalInterface
  interface Searching<T> {
    T with(IndexSearcher searcher) throws IOException;
  }

  private <T> T searching(Searching<T> searching) {
    while (true) {
      Generation generation = current;
      if (generation == null) {
        throw new IllegalStateException(
            "the index is still being built by another process; ask again in a moment");
      }
      try {
        IndexSearcher searcher = generation.acquire();
        try {
          return searching.with(searcher);
        } finally {
          generation.release(searcher);
        }
      } catch (AlreadyClosedException e) {
        if (generation == current) {
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    synchronized (writing) {
      try {
        Generation generation = current;
        if (generation != null) {
          generation.close();
        }
        generations.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
