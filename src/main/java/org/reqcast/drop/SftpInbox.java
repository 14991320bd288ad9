// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.reqcast.connector.Remedy;

/** A folder on a server that speaks SFTP (version 3, as OpenSSH and nearly all do). */
final class SftpInbox implements Inbox {
  private final Session session;
  private ChannelSftp channel;
  private String folder = "";

  /**
   * @param session logged in, and ours to end
   */
  SftpInbox(Session session) throws JSchException {
    this.session = session;
    this.channel = channel();
  }

  private ChannelSftp channel() throws JSchException {
    ChannelSftp opened = (ChannelSftp) session.openChannel("sftp");
    opened.connect(session.getTimeout());
    return opened;
  }

  /** Goes to the folder; everything is named from there. */
  void enter(String folder) throws IOException {
    this.folder = folder;
    if (folder.isEmpty()) {
      return;
    }
    try {
      // The library takes these for patterns.
      channel.cd(folder.replaceAll("([\\\\*?])", "\\\\$1"));
    } catch (SftpException none) {
      throw none.id == ChannelSftp.SSH_FX_NO_SUCH_FILE
          ? new Denied(Remedy.RECONFIGURE, "has no folder '" + folder + "'")
          : failed(none, "opening the folder");
    }
  }

  @Override
  public OptionalLong size(String name) throws IOException {
    try {
      return OptionalLong.of(channel.stat(name).getSize());
    } catch (SftpException none) {
      if (none.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
        return OptionalLong.empty();
      }
      throw failed(none, "looking at a file");
    }
  }

  @Override
  public void write(String name, Path from) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      channel.put(in, name, ChannelSftp.OVERWRITE);
    } catch (SftpException refused) {
      IOException why = failed(refused, "writing a file");
      if (why instanceof Denied) {
        anew();
      }
      throw why;
    }
  }

  // Answers to the parts of the file that were under way would be taken for those to what follows.
  private void anew() throws IOException {
    channel.disconnect();
    try {
      channel = channel();
    } catch (JSchException lost) {
      throw new IOException("the connection ended: " + lost.getMessage(), lost);
    }
    enter(folder);
  }

  /** Replaces what has the name where the server offers the extension for that, as OpenSSH does. */
  @Override
  public void move(String from, String to) throws IOException {
    try {
      channel.rename(from, to);
    } catch (SftpException refused) {
      throw failed(refused, "renaming a file");
    }
  }

  @Override
  public void remove(String name) throws IOException {
    try {
      channel.rm(name);
    } catch (SftpException refused) {
      if (refused.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
        throw failed(refused, "removing a file");
      }
    }
  }

  @Override
  public void close() {
    channel.disconnect();
    session.disconnect();
  }

  private static IOException failed(SftpException why, String what) {
    // The library says 'failure' for its own troubles with the connection too.
    boolean lost =
        why.id == ChannelSftp.SSH_FX_NO_CONNECTION || why.id == ChannelSftp.SSH_FX_CONNECTION_LOST;
    if (lost || why.getCause() != null) {
      return new IOException("the connection ended while " + what + ": " + why.getMessage(), why);
    }
    String said = String.valueOf(why.getMessage()).replaceFirst("^SSH_FX_[A-Z_]+: ", "").strip();
    return new Denied(
        Remedy.RECONFIGURE,
        switch (why.id) {
          case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
              "does not allow " + what + " there: ask its owner for the right to write and rename";
          case ChannelSftp.SSH_FX_FAILURE ->
              "failed at %s and said only '%s', as servers do where a disk or a quota is full: ask its owner"
                  .formatted(what, said);
          default -> "refused " + what + ": " + said;
        });
  }
}
