// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;
import org.reqcast.ledger.Postings.Text;

/** The table of what was sent, a few texts of each posting, packed. */
record PostingTexts(InstantSource clock) {

  /** Keeps a text as the newest one, emptied where it is too long. */
  void keep(Handle handle, String posting, Text text) {
    handle
        .createUpdate("DELETE FROM posting_text WHERE posting = :id AND revision = :revision")
        .bind("id", posting)
        .bind("revision", text.revision())
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO posting_text (posting, revision, at, body)
            VALUES (:id, :revision, :now, :body)
            """)
        .bind("id", posting)
        .bind("revision", text.revision())
        .bind("now", Micros.of(clock.instant()))
        .bind("body", packed(text.text().length() > Text.LONGEST ? "" : text.text()))
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM posting_text WHERE posting = :id
              AND revision <> (SELECT revision FROM posting WHERE id = :id)
              AND id NOT IN
                (SELECT id FROM posting_text WHERE posting = :id ORDER BY id DESC LIMIT :kept)
            """)
        .bind("id", posting)
        .bind("kept", Text.KEPT)
        .execute();
  }

  List<Text> of(Handle handle, String posting) {
    return handle
        .createQuery("SELECT * FROM posting_text WHERE posting = :id ORDER BY id DESC")
        .bind("id", posting)
        .map(
            (row, context) ->
                new Text(
                    row.getString("revision"),
                    unpacked(row.getBytes("body")),
                    Micros.time(row, "at")))
        .list();
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] body) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
