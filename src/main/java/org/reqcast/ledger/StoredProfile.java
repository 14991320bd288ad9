// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.reqcast.candidate.Candidate;

/** A row of the profiles, its documents still unread. */
record StoredProfile(long id, long candidate, byte[] hash, String body, String evidence) {
  static final String COLUMNS = "id, candidate, hash, body, evidence";

  static StoredProfile of(ResultSet row) throws SQLException {
    return new StoredProfile(
        row.getLong("id"),
        row.getLong("candidate"),
        row.getBytes("hash"),
        row.getString("body"),
        row.getString("evidence"));
  }

  StoredProfile with(String newEvidence) {
    return new StoredProfile(id, candidate, hash, body, newEvidence);
  }

  private Candidate.Read read() {
    return new Candidate.Read(Documents.profile(body), Documents.evidence(evidence));
  }

  /** The candidates that rows make up, which must come sorted by candidate. */
  static List<Candidate> candidates(List<StoredProfile> rows) {
    List<Candidate> candidates = new ArrayList<>();
    List<Candidate.Read> profiles = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      StoredProfile row = rows.get(i);
      profiles.add(row.read());
      if (i + 1 == rows.size() || rows.get(i + 1).candidate != row.candidate) {
        candidates.add(new Candidate(CandidateId.text(row.candidate), profiles));
        profiles.clear();
      }
    }
    return candidates;
  }
}
