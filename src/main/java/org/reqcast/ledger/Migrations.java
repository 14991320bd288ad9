// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date. */
final class Migrations {
  /** Version of the newest file under {@code db/migration}. */
  static final int NEWEST = 6;

  private Migrations() {}

  static void bringUpToDate(DataSource source) {
    int version = version(source);
    if (version > NEWEST) {
      throw new IllegalStateException(
          "the ledger was written by a newer version of this program (tables "
              + version
              + ", known "
              + NEWEST
              + "): start that one");
    }
    // Asking first spares most starts the second that loading the migration tool takes.
    if (version < NEWEST) {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          .load()
          .migrate();
    }
  }

  /** The version of the tables; 0 where there are none. */
  private static int version(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        return 0;
      }
      try (ResultSet row =
          statement.executeQuery(
              "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history"
                  + " WHERE success = 1")) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException(
          "the ledger cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet table =
        statement.executeQuery(
            "SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'")) {
      return table.next();
    }
  }
}
