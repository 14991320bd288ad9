-- Of one opening, at one place, on one account: 0 is the first ad, n the one shared anew for the
-- nth time.
ALTER TABLE posting ADD COLUMN share INTEGER NOT NULL DEFAULT 0;
-- Since when the ad stands; empty where it does not, or stood before this was written down.
ALTER TABLE posting ADD COLUMN placed INTEGER;
-- When the ad was last looked at on its board.
ALTER TABLE posting ADD COLUMN looked INTEGER;
CREATE INDEX posting_event_sending ON posting_event (at) WHERE state = 'SENDING';
