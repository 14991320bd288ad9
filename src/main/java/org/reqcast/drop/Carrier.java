// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.PublicFile;
import org.reqcast.grammar.Surroundings;

/**
 * Carries one account's files into a folder, where they are not there yet as they are. Goes there
 * only when something changed, or when it is time to see whether all still stands.
 */
public final class Carrier {
  // Servers differ in what they make of others, and the library for SFTP reads patterns in them.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,200}");

  private final Drop drop;
  private final Account account;
  private final Surroundings around;
  private final Visits visits;

  Carrier(Drop drop, Account account, Surroundings around) {
    this.drop = drop;
    this.account = account;
    this.around = around;
    this.visits = new Visits(drop, account, around);
  }

  /** The folder, as people write it. */
  public String to() {
    return drop.to(account, around);
  }

  /**
   * Sees to it that these files are there, and those that were brought before are not there any
   * more.
   *
   * @return false where the folder does not show all of them yet
   * @throws ConnectorException where a person or time must help; each file there is whole, an old
   *     or a new one
   */
  public boolean bring(Collection<Path> files) throws ConnectorException {
    DropAddress to = DropAddress.of(to());
    PublicFile memory = PublicFile.in(around.memory(), account.name() + ".delivered.json");
    Delivered before = Delivered.read(memory, to.toString());
    Map<String, Path> wanted = named(files);
    Map<String, Delivered.Print> prints = new TreeMap<>();
    for (Map.Entry<String, Path> file : wanted.entrySet()) {
      prints.put(file.getKey(), print(file.getValue()));
    }
    Instant now = around.clock().instant();
    boolean due = due(before, now);
    boolean same = before.files().equals(prints) && before.begun().isEmpty();
    if (same && !due && before.unseen().isEmpty()) {
      return true;
    }
    return visits.to(
        to,
        inbox -> {
          Round round = new Round(inbox, memory, before, wanted, prints);
          Set<String> unseen = round.go(due);
          new Delivered(to.toString(), now, prints, unseen, Set.of()).write(memory);
          return unseen.isEmpty();
        });
  }

  /** One visit to the folder. */
  private record Round(
      Inbox inbox,
      PublicFile memory,
      Delivered before,
      Map<String, Path> wanted,
      Map<String, Delivered.Print> prints) {

    /** The names of files that were put there and are not shown yet. */
    Set<String> go(boolean due) throws IOException, ConnectorException {
      Handover handover = new Handover(inbox);
      for (String name : before.begun()) {
        handover.clear(name);
      }
      Map<String, Path> absent = new TreeMap<>();
      for (Map.Entry<String, Path> file : wanted.entrySet()) {
        if (!stands(file.getKey(), due)) {
          absent.put(file.getKey(), file.getValue());
        }
      }
      before.beginning(absent.keySet()).write(memory);
      handover.place(absent);
      // Also what a visit had begun to replace: the reader's old file is still there.
      Set<String> ours = new TreeSet<>(before.files().keySet());
      ours.addAll(before.begun());
      for (String name : ours) {
        if (!wanted.containsKey(name)) {
          inbox.remove(name);
        }
      }
      Set<String> unseen = new TreeSet<>();
      for (String name : absent.keySet()) {
        if (!shows(inbox.size(name), name)) {
          unseen.add(name);
        }
      }
      return unseen;
    }

    private boolean stands(String name, boolean due) throws IOException {
      if (!java.util.Objects.equals(before.files().get(name), prints.get(name))) {
        return false;
      }
      if (!due && !before.unseen().contains(name)) {
        return true;
      }
      OptionalLong size = inbox.size(name);
      // A reader may take files away as soon as they come; only what vanished later is put again.
      return shows(size, name) || (size.isEmpty() && !due);
    }

    private boolean shows(OptionalLong size, String name) {
      Delivered.Print print = prints.get(name);
      return print != null && size.equals(OptionalLong.of(print.size()));
    }
  }

  private boolean due(Delivered before, Instant now) {
    @Nullable Duration sweep = drop.file().habits().sweep();
    return sweep != null && !before.looked().plus(sweep).isAfter(now);
  }

  private Map<String, Path> named(Collection<Path> files) throws ConnectorException {
    Map<String, Path> named = new TreeMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (!NAME.matcher(name).matches()) {
        throw new ConnectorException(
            Remedy.RECONFIGURE,
            "a file cannot be named '" + name + "' there: keep to letters, digits, - _ and .");
      }
      String ending = drop.packed() ? PublicFile.PACKED : "";
      named.put(name + ending, file.resolveSibling(name + ending));
    }
    return named;
  }

  private static Delivered.Print print(Path file) throws ConnectorException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size =
          new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return new Delivered.Print(HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException gone) {
      throw new ConnectorException(Remedy.WAIT, "cannot read " + file.getFileName(), null, gone);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Whether we are let in, the folder is there, and files may be written and removed. */
  public Health check() {
    try {
      DropAddress to = DropAddress.of(to());
      visits.to(
          to,
          inbox -> {
            new Handover(inbox).rehearse();
            return true;
          });
      String user = drop.login(account, around).user();
      return new Health.Well((user.isEmpty() ? "" : user + " at ") + to);
    } catch (ConnectorException e) {
      return new Health.Unwell(e.remedy(), String.valueOf(e.getMessage()));
    }
  }
}
