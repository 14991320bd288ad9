-- The board's name for what it works on now; empty where it works on nothing.
ALTER TABLE posting ADD COLUMN task TEXT;
-- When the board last began to count the ad's days anew; empty where it counts from the first one.
ALTER TABLE posting ADD COLUMN renewed INTEGER;
