-- What settling remembers of each report's wording, so that a new report is compared with all
-- without reading them again.  All of it can be thrown away and settled anew.

CREATE TABLE wordings (
    report VARCHAR PRIMARY KEY,
    reading VARCHAR NOT NULL,        -- the current reading when this was written
    digest VARCHAR NOT NULL,         -- of the words alone
    words INTEGER NOT NULL,
    outlet VARCHAR,
    published DATE,
    leader VARCHAR,                  -- the first report of the same words; the report itself if there is none before it
    compared BOOLEAN NOT NULL        -- false until its copies are in `copies`
);

CREATE TABLE fingerprints (
    gram UBIGINT NOT NULL,
    report VARCHAR NOT NULL
);

-- Grams that say nothing about copying: set texts of one outlet, background that returns for
-- weeks, and whatever stands in too many reports.
CREATE TABLE standing (
    gram UBIGINT PRIMARY KEY
);

-- Which claims the events were settled from.  A block is class and parties: claims of different
-- blocks are never one event, so that a new claim touches its own block only.
CREATE TABLE settled_claims (
    claim VARCHAR PRIMARY KEY,
    block VARCHAR NOT NULL
);
