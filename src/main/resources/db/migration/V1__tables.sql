-- Times are microseconds since 1970-01-01 UTC; documents are JSON.

-- The last number handed out, by what it numbers.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counter (name, last) VALUES ('candidate', 0), ('profile', 0), ('change', 0);

CREATE TABLE opening (
  id      TEXT PRIMARY KEY,
  state   TEXT NOT NULL,
  body    TEXT NOT NULL,
  changed INTEGER NOT NULL
);

CREATE TABLE posting (
  id          TEXT PRIMARY KEY,
  opening     TEXT NOT NULL,
  place       TEXT NOT NULL,
  account     TEXT NOT NULL,
  state       TEXT NOT NULL,
  revision    TEXT NOT NULL,
  remote_id   TEXT,
  remote_link TEXT,
  due         INTEGER NOT NULL,
  -- The end of the newest lease; never the same twice for one posting, so it proves who holds it.
  lease_until INTEGER,
  leased      INTEGER NOT NULL DEFAULT 0,
  attempts    INTEGER NOT NULL,
  looks       INTEGER NOT NULL,
  reason      TEXT NOT NULL,
  since       INTEGER NOT NULL,
  changed     INTEGER NOT NULL
);
CREATE INDEX posting_by_account ON posting (account);

CREATE TABLE posting_event (
  id       INTEGER PRIMARY KEY,
  posting  TEXT NOT NULL REFERENCES posting (id),
  at       INTEGER NOT NULL,
  state    TEXT NOT NULL,
  happened TEXT NOT NULL
);
CREATE INDEX posting_event_by_posting ON posting_event (posting, id);

CREATE TABLE run (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  schedule TEXT NOT NULL,
  account  TEXT NOT NULL,
  what     TEXT NOT NULL,
  due      INTEGER NOT NULL,
  started  INTEGER NOT NULL,
  ended    INTEGER,
  outcome  TEXT NOT NULL,
  counts   TEXT NOT NULL,
  -- 1 where the run brought or placed anything.
  fruit    INTEGER NOT NULL DEFAULT 0,
  remedy   TEXT NOT NULL,
  message  TEXT NOT NULL
);
CREATE INDEX run_by_schedule ON run (schedule, due);
CREATE INDEX run_by_fruit ON run (account, ended) WHERE fruit = 1;
CREATE INDEX run_under_way ON run (id) WHERE outcome = 'UNDER_WAY';

CREATE TABLE run_line (
  id   INTEGER PRIMARY KEY,
  run  INTEGER NOT NULL REFERENCES run (id),
  at   INTEGER NOT NULL,
  line TEXT NOT NULL
);
CREATE INDEX run_line_by_run ON run_line (run, id);

CREATE TABLE pause (
  what   TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  since  INTEGER NOT NULL
) WITHOUT ROWID;

-- Turns that somebody asked the running service for.
CREATE TABLE asked (
  schedule TEXT PRIMARY KEY,
  since    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE cursor (
  account TEXT PRIMARY KEY,
  value   TEXT NOT NULL,
  moved   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE candidate (
  id    INTEGER PRIMARY KEY,
  since INTEGER NOT NULL
);

CREATE TABLE profile (
  id        INTEGER PRIMARY KEY,
  source    TEXT NOT NULL,
  key       TEXT NOT NULL,
  candidate INTEGER NOT NULL REFERENCES candidate (id),
  -- SHA-256 of the content without the times of collection.
  hash      BLOB NOT NULL,
  collected INTEGER NOT NULL,
  seen      INTEGER NOT NULL,
  notify_by INTEGER NOT NULL,
  forget_by INTEGER NOT NULL,
  body      TEXT NOT NULL,
  evidence  TEXT NOT NULL,
  UNIQUE (source, key)
);
CREATE INDEX profile_by_candidate ON profile (candidate);
CREATE INDEX profile_by_forget ON profile (forget_by);

-- Under which keys a profile may be the same person as another.
CREATE TABLE identity (
  key     TEXT NOT NULL,
  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
  PRIMARY KEY (key, profile)
) WITHOUT ROWID;
CREATE INDEX identity_by_profile ON identity (profile);

-- Keys of people who must not be kept again; the keys do not tell who they are.
CREATE TABLE suppression (
  key   TEXT PRIMARY KEY,
  since INTEGER NOT NULL
) WITHOUT ROWID;

-- The newest change of each candidate; a number is never used twice.
CREATE TABLE change (
  sequence  INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL UNIQUE
);
