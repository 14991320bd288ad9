// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file: a single writer, a few readers. */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 30_000;

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writer;
  private final Jdbi reader;

  private Database(HikariDataSource writers, HikariDataSource readers) {
    this.writers = writers;
    this.readers = readers;
    this.writer = Jdbi.create(writers);
    this.reader = Jdbi.create(readers);
  }

  /** Opens a file, made if absent, and brings its tables up to date. */
  static Database open(Path file) {
    SQLiteDataSource source = source(file);
    Migrations.bringUpToDate(source);
    return new Database(pool("ledger-writer", source, 1), pool("ledger-reader", source, READERS));
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-16_384);
    // A person who was erased must not be readable in the file's free pages.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource pool(String name, SQLiteDataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(120_000);
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  <T> T read(Function<Handle, T> work) {
    return reader.withHandle(work::apply);
  }

  /** Does work in one transaction: all of it or nothing. Must not be nested. */
  <T> T write(Function<Handle, T> work) {
    return writer.withHandle(
        handle -> {
          // By hand: the driver's own commit would take the write lock once more afterwards.
          handle.execute("BEGIN IMMEDIATE");
          boolean done = false;
          try {
            T result = work.apply(handle);
            handle.execute("COMMIT");
            done = true;
            return result;
          } finally {
            if (!done) {
              rollBack(handle);
            }
          }
        });
  }

  void change(Consumer<Handle> work) {
    Boolean done =
        write(
            handle -> {
              work.accept(handle);
              return true;
            });
    assert done;
  }

  private static void rollBack(Handle handle) {
    try {
      handle.execute("ROLLBACK");
    } catch (RuntimeException rolledBackAlready) {
      // SQLite does so itself on a full disk and the like; the first failure is the news.
      LOG.debug("nothing to roll back", rolledBackAlready);
    }
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
