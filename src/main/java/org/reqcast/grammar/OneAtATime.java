// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn to do something that must not happen twice at once: among the threads of this process,
 * and among the processes on this folder. Ends with the process, however that ends.
 */
final class OneAtATime implements AutoCloseable {
  // A file's lock is the whole process's, so its threads need one of their own.
  private static final ConcurrentMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final ReentrantLock here;
  private final FileChannel beside;

  private OneAtATime(ReentrantLock here, FileChannel beside) {
    this.here = here;
    this.beside = beside;
  }

  /** Waits for the turn. */
  static OneAtATime take(Path file) throws IOException, InterruptedException {
    Path path = file.toAbsolutePath().normalize();
    ReentrantLock here = HERE.computeIfAbsent(path, one -> new ReentrantLock());
    here.lockInterruptibly();
    boolean taken = false;
    try {
      Files.createDirectories(path.getParent());
      FileChannel beside =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        beside.lock();
        taken = true;
        return new OneAtATime(here, beside);
      } catch (FileLockInterruptionException interrupted) {
        Thread.interrupted();
        InterruptedException stopped = new InterruptedException("stopped while waiting for a turn");
        stopped.initCause(interrupted);
        throw stopped;
      } finally {
        if (!taken) {
          beside.close();
        }
      }
    } finally {
      if (!taken) {
        here.unlock();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      beside.close();
    } finally {
      here.unlock();
    }
  }
}
