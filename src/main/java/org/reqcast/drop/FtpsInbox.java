// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.io.CopyStreamException;
import org.reqcast.connector.Remedy;

/** A folder on a server that speaks FTP inside TLS (RFC 959, 2228, 3659, 4217). */
record FtpsInbox(FtpsSession session) implements Inbox {

  /** Goes to the folder; everything is named from there. */
  void enter(String folder) throws IOException {
    if (!folder.isEmpty() && !session.changeWorkingDirectory(folder)) {
      throw session.getReplyCode() == FTPReply.FILE_UNAVAILABLE
          ? new Denied(Remedy.RECONFIGURE, "has no folder '" + folder + "' for this user")
          : refused("opening the folder");
    }
  }

  @Override
  public OptionalLong size(String name) throws IOException {
    int code = session.sendCommand("SIZE", name);
    if (code == FTPReply.FILE_STATUS) {
      return OptionalLong.of(Long.parseLong(session.getReplyString().substring(4).strip()));
    }
    if (code == FTPReply.FILE_UNAVAILABLE) {
      return OptionalLong.empty();
    }
    // Not every server knows the command; all know how to list.
    for (FTPFile file : session.listFiles()) {
      if (file != null && name.equals(file.getName())) {
        return OptionalLong.of(file.getSize());
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public void write(String name, Path from) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      if (!session.storeFile(name, in)) {
        throw refused("writing a file");
      }
    } catch (CopyStreamException hungUp) {
      // Some servers hang up on a file that they have no room for; the other connection says why.
      if (FTPReply.isPositiveCompletion(session.getReply())) {
        throw hungUp.getIOException();
      }
      throw refused("writing a file");
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (!session.rename(from, to)) {
      throw refused("renaming a file");
    }
  }

  @Override
  public void remove(String name) throws IOException {
    if (!session.deleteFile(name) && size(name).isPresent()) {
      throw refused("removing a file");
    }
  }

  @Override
  public void close() throws IOException {
    session.end();
  }

  private IOException refused(String what) {
    return session.refused(what);
  }
}
