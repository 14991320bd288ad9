// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How much was done on each account, as the history of its postings tells it. */
final class Effects {
  private Effects() {}

  /** Ads that came to stand, were changed or were taken down, by account. */
  static Map<String, Integer> of(Path home) throws SQLException {
    Map<String, Integer> done = new TreeMap<>();
    try (Connection ledger = ledger(home);
        Statement ask = ledger.createStatement();
        ResultSet rows =
            ask.executeQuery(
                """
                SELECT p.account, COUNT(*) FROM posting_event e JOIN posting p ON p.id = e.posting
                WHERE e.happened LIKE 'Placed%' OR e.happened LIKE 'Found standing%'
                  OR e.happened LIKE 'Brought up to date%' OR e.happened LIKE 'Taken down:%'
                GROUP BY p.account
                """)) {
      while (rows.next()) {
        done.put(rows.getString(1), rows.getInt(2));
      }
    }
    return done;
  }

  static Connection ledger(Path home) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/ledger/ledger.db"));
  }
}
