-- What was last sent for a posting, the newest few: JSON, packed with deflate.
CREATE TABLE posting_text (
  id       INTEGER PRIMARY KEY,
  posting  TEXT NOT NULL REFERENCES posting (id),
  revision TEXT NOT NULL,
  at       INTEGER NOT NULL,
  body     BLOB NOT NULL
);
CREATE INDEX posting_text_by_posting ON posting_text (posting, id);
