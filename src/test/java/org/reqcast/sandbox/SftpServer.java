// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.extensions.openssh.AbstractOpenSSHExtensionParser.OpenSSHExtension;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A server of SFTP version 3 over a folder, which may refuse, and hang up at any request. */
public final class SftpServer implements AutoCloseable {
  public static final String PASSWORD = "geheim-42";

  /** How it treats whoever comes. */
  public enum Mood {
    FAIR,
    /** Has no extension for it, and a name that is taken stays taken. */
    REPLACES_NOTHING,
    /** Says 'Failure' after the first piece of a file, as servers do where a quota is full. */
    FULL,
    READ_ONLY
  }

  private final SshServer server = SshServer.setUpDefaultServer();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood mood = Mood.FAIR;
  private volatile int cut = Integer.MAX_VALUE;
  private volatile boolean cutAfter;
  private volatile KeyPair hostKey = pair();

  /**
   * @param folder what the login sees
   * @param known whose key opens it; null for the password alone
   */
  public SftpServer(Path folder, PublicKey known) {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(session -> List.of(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("recruiter") && password.equals(PASSWORD));
    if (known != null) {
      server.setPublickeyAuthenticator(
          (user, key, session) -> user.equals("recruiter") && KeyUtils.compareKeys(key, known));
    }
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder.toAbsolutePath()));
    server.setSubsystemFactories(List.of(new Factory()));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String address() {
    return "sftp://127.0.0.1:" + server.getPort();
  }

  public String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
  }

  /** Has another host key from now on. */
  public void rekeyed() {
    hostKey = pair();
  }

  public void mood(Mood next) {
    mood = next;
  }

  /** Hangs up at a request, counted from now, undone or done and unanswered. */
  public void cutAt(int request, boolean done) {
    asked.set(0);
    cut = request;
    cutAfter = done;
  }

  /** Requests since the last {@link #cutAt}, but those that read. */
  public int requests() {
    return asked.get();
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Factory extends SftpSubsystemFactory {
    @Override
    public Command createSubsystem(ChannelSession channel) {
      return new Subsystem(channel, this);
    }
  }

  /** One caller's session. */
  private final class Subsystem extends SftpSubsystem {
    private boolean silent;

    Subsystem(ChannelSession channel, SftpSubsystemFactory factory) {
      super(channel, factory);
    }

    @Override
    protected List<OpenSSHExtension> appendOpenSSHExtensions(Buffer buffer, ServerSession session) {
      return mood == Mood.REPLACES_NOTHING
          ? List.of()
          : super.appendOpenSSHExtensions(buffer, session);
    }

    @Override
    protected void doProcess(Buffer buffer, int length, int type, int id) throws IOException {
      boolean writes =
          type == SftpConstants.SSH_FXP_WRITE
              || type == SftpConstants.SSH_FXP_OPEN
              || type == SftpConstants.SSH_FXP_CLOSE
              || type == SftpConstants.SSH_FXP_REMOVE
              || type == SftpConstants.SSH_FXP_RENAME
              || type == SftpConstants.SSH_FXP_EXTENDED;
      int number = writes ? asked.incrementAndGet() : 0;
      if (number == cut && !cutAfter) {
        hangUp();
        return;
      }
      if (mood == Mood.READ_ONLY && writes) {
        refuse(buffer, id, SftpConstants.SSH_FX_PERMISSION_DENIED, "Permission denied");
        return;
      }
      if (mood == Mood.FULL && type == SftpConstants.SSH_FXP_WRITE) {
        refuse(buffer, id, SftpConstants.SSH_FX_FAILURE, "Failure");
        return;
      }
      silent = number == cut;
      super.doProcess(buffer, length, type, id);
      if (silent) {
        hangUp();
      }
    }

    private void refuse(Buffer buffer, int id, int status, String words) throws IOException {
      sendStatus(prepareReply(buffer), id, status, words, "en");
    }

    @Override
    protected void send(Buffer buffer) throws IOException {
      if (!silent) {
        super.send(buffer);
      }
    }

    private void hangUp() {
      silent = true;
      getServerSession().close(true);
    }
  }
}
