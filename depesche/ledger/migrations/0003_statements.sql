-- Statements of reports that count or compare acts ("for the third time in two weeks"), so that
-- the ledger can be asked whether it bears them out.  They follow from readings and can be thrown
-- away and found anew.

CREATE TABLE statements (
    id VARCHAR NOT NULL,             -- <reading>.s<number within the reading>
    reading VARCHAR NOT NULL,
    report VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('count', 'ordinal', 'first', 'extreme', 'trend')),
    words VARCHAR NOT NULL,          -- what counts or compares
    counted VARCHAR NOT NULL,        -- the words for the acts
    type VARCHAR NOT NULL,
    mode VARCHAR,
    claim VARCHAR,                   -- claims.id of the act told along with it
    parties STRUCT(actor VARCHAR, "name" VARCHAR, country VARCHAR, kind VARCHAR, "role" VARCHAR)[] NOT NULL,
    number INTEGER,
    change VARCHAR,
    period_earliest DATE,            -- the days it is about, both inclusive
    period_latest DATE,
    after DATE,                      -- for "since 2019": the last day of the time named, up to which an act contradicts nothing
    compared_earliest DATE,
    compared_latest DATE,
    sentence VARCHAR NOT NULL,
    sentence_begin INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence_where VARCHAR NOT NULL,
    sources STRUCT("text" VARCHAR, "name" VARCHAR, kind VARCHAR, actor VARCHAR)[] NOT NULL
);

CREATE TABLE looked_through (
    reading VARCHAR PRIMARY KEY      -- readings.id whose statements are in `statements`
);
