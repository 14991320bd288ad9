-- Accounts that rest because their board is in trouble; gone once it is well again.
CREATE TABLE rest (
  account  TEXT PRIMARY KEY,
  until    INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  why      TEXT NOT NULL
) WITHOUT ROWID;
