// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.reqcast.search.Someone.who;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index as a view that follows, survives crashes and is rebuilt while people search. */
class IndexLifeTest {
  @TempDir Path folder;
  private final MemoryLedger ledger = new MemoryLedger();

  private CandidateIndex open(Path where) {
    return CandidateIndex.open(where, Fields.all(), new SmallTaxonomy(), ledger.ledger());
  }

  private void put(int from, int to) {
    for (int i = from; i < to; i++) {
      ledger.put(
          who("p" + i, "Nurse who knows Mirth well.")
              .in("Reno", "NV")
              .has("mirth", "Mirth", 1 + i % 9, 2025)
              .made());
    }
  }

  private static Found find(CandidateIndex index, int page, int size) {
    return index.find(new Search("mirth nurse", Map.of(), Search.Sort.RELEVANCE, page, size));
  }

  @Test
  void whatTheLedgerKeptBeforeACrashIsFollowedAfterIt() {
    Path crashed = folder.resolve("crashed");
    try (CandidateIndex index = open(folder.resolve("live"))) {
      put(0, 20);
      assertThat(index.follow()).isEqualTo(20);
      copy(folder.resolve("live"), crashed);
      put(10, 30);
      ledger.erase("p3");
    }
    try (CandidateIndex index = open(crashed)) {
      assertThat(index.sequence()).isEqualTo(20);
      assertThat(index.follow()).isEqualTo(21);
      assertThat(index.sequence()).isEqualTo(41);
      assertThat(find(index, 1, 10).total()).isEqualTo(29);
      String followed = index.digest();
      index.rebuild(count -> {});
      assertThat(index.digest()).isEqualTo(followed);
      assertThat(index.follow()).isZero();
    }
  }

  @Test
  void theDigestDoesNotDependOnTheOrderOfArrivalButOnEveryFact() {
    put(0, 5);
    try (CandidateIndex one = open(folder.resolve("one"))) {
      MemoryLedger reversed = new MemoryLedger();
      List<String> ids = new ArrayList<>(ledger.candidates().keySet()).reversed();
      try (CandidateIndex two =
          CandidateIndex.open(
              folder.resolve("two"), Fields.all(), new SmallTaxonomy(), reversed.ledger())) {
        for (String id : ids) {
          reversed.put(ledger.candidates().get(id));
          two.follow();
        }
        assertThat(two.digest()).isEqualTo(one.digest());
        reversed.put(
            who("p0", "Nurse who knows Mirth well.")
                .in("Reno", "NV")
                .has("mirth", "Mirth", 2, 2025)
                .made());
        two.follow();
        assertThat(two.digest()).isNotEqualTo(one.digest());
      }
    }
  }

  @Test
  void anotherTaxonomyOrAnEarlierLedgerRebuilds() {
    put(0, 5);
    try (CandidateIndex index = open(folder)) {
      assertThat(index.sequence()).isEqualTo(5);
    }
    try (CandidateIndex index =
        CandidateIndex.open(folder, Fields.all(), new SmallTaxonomy("small-2"), ledger.ledger())) {
      assertThat(find(index, 1, 10).total()).isEqualTo(5);
    }
    assertThat(generations()).hasSize(1);
    try (CandidateIndex index =
        CandidateIndex.open(
            folder, Fields.all(), new SmallTaxonomy("small-2"), new MemoryLedger().ledger())) {
      assertThat(find(index, 1, 10).total()).isZero();
    }
  }

  @Test
  void whoeverReadBesideAWriterGoesOnWritingWhenThatHasEnded() {
    put(0, 5);
    CandidateIndex writer = open(folder);
    try (CandidateIndex reader = open(folder)) {
      put(5, 8);
      assertThat(reader.follow()).as("somebody else writes").isZero();
      assertThat(find(reader, 1, 10).total()).isEqualTo(5);
      writer.close();

      assertThat(reader.follow()).isEqualTo(3);
      assertThat(find(reader, 1, 10).total()).isEqualTo(8);
      assertThat(reader.follow()).isZero();
    }
  }

  @Test
  void aWriterThatAnErrorEndedIsOpenedAgain() throws Exception {
    try (CandidateIndex index = open(folder)) {
      put(0, 40);
      index.follow();
      put(40, 80);
      AtomicReference<Throwable> ended = new AtomicReference<>();
      Thread interrupted =
          Thread.ofPlatform()
              .start(
                  () -> {
                    Thread.currentThread().interrupt();
                    try {
                      index.follow();
                    } catch (RuntimeException e) {
                      ended.set(e);
                    }
                  });
      interrupted.join();
      assertThat(ended.get()).as("an interrupted write ends Lucene's writer").isNotNull();
      assertThat(find(index, 0, 10).total()).isEqualTo(40);
      put(80, 90);
      index.follow();
      assertThat(find(index, 0, 10).total()).isEqualTo(90);
      assertThat(index.sequence()).isEqualTo(ledger.ledger().changes().last());
    }
  }

  @Test
  void onlyTheFirstBuildsAndWhoeverComesWhileItDoesSaysSo() throws Exception {
    put(0, 5);
    CountDownLatch building = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ledger.beforeEach(
        () -> {
          building.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<CandidateIndex> first = threads.submit(() -> open(folder));
      building.await();
      ledger.beforeEach(() -> {});
      try (CandidateIndex second = open(folder)) {
        assertThat(generations()).hasSize(1);
        assertThat(second.sequence()).isZero();
        assertThatIllegalStateException()
            .isThrownBy(() -> find(second, 1, 10))
            .withMessageContaining("still being built");
        assertThatIllegalStateException().isThrownBy(() -> second.rebuild(count -> {}));
        go.countDown();
        try (CandidateIndex writer = first.get()) {
          assertThat(second.follow()).isZero();
          assertThat(find(second, 1, 10).total()).isEqualTo(5);

          writer.rebuild(count -> {});
          put(5, 8);
          writer.follow();
          second.follow();
          assertThat(find(second, 1, 10).total()).as("the generation after").isEqualTo(8);
          assertThat(generations()).hasSize(1);
        }
      }
    }
  }

  @Test
  void leftoversOfACrashedRebuildAreSwept() throws IOException {
    put(0, 5);
    open(folder).close();
    Files.createDirectories(folder.resolve("77"));
    Files.writeString(folder.resolve("77").resolve("_0.cfs"), "half");
    try (CandidateIndex index = open(folder)) {
      assertThat(find(index, 1, 10).total()).isEqualTo(5);
      assertThat(generations()).hasSize(1).doesNotContain("77");
    }
  }

  @Test
  void pagesNeitherRepeatNorSkipAnybody() {
    put(0, 57);
    try (CandidateIndex index = open(folder)) {
      List<String> whole = find(index, 1, 100).hits().stream().map(Found.Hit::candidate).toList();
      List<String> paged = new ArrayList<>();
      for (int page = 1; page <= 8; page++) {
        find(index, page, 8).hits().forEach(hit -> paged.add(hit.candidate()));
      }
      assertThat(whole).hasSize(57).doesNotHaveDuplicates();
      assertThat(paged).isEqualTo(whole);
      assertThat(find(index, 9, 8).hits()).isEmpty();
      assertThat(find(index, -4, 8).hits()).hasSize(8);
    }
  }

  @Test
  void searchesGoOnDuringARebuildAndFollowingIsNotLost() throws Exception {
    put(0, 200);
    try (CandidateIndex index = open(folder);
        var threads = Executors.newFixedThreadPool(2)) {
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Long>> searching = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        searching.add(
            threads.submit(
                () -> {
                  long least = Long.MAX_VALUE;
                  do {
                    least = Math.min(least, find(index, 1, 5).total());
                  } while (!done.get());
                  return least;
                }));
      }
      for (int turn = 1; turn <= 5; turn++) {
        put(200 * turn, 200 * turn + 10);
        index.rebuild(count -> {});
      }
      done.set(true);
      for (Future<Long> least : searching) {
        assertThat(least.get()).isGreaterThanOrEqualTo(200);
      }
      assertThat(index.follow()).isZero();
      assertThat(find(index, 1, 5).total()).isEqualTo(250);
      assertThat(generations()).hasSize(1);
    }
  }

  private List<String> generations() {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
                throws IOException {
              Files.createDirectories(to.resolve(from.relativize(folder)));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              Files.copy(file, to.resolve(from.relativize(file)));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
