-- Who let an opening go where, and when.
CREATE TABLE opening_event (
  id       INTEGER PRIMARY KEY,
  opening  TEXT NOT NULL REFERENCES opening (id),
  at       INTEGER NOT NULL,
  state    TEXT NOT NULL,
  happened TEXT NOT NULL
);
CREATE INDEX opening_event_by_opening ON opening_event (opening, id);
CREATE INDEX opening_by_state ON opening (state);
