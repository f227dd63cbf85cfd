-- Questions are asked of what is settled, without going through all claims: claims as the timeline needs them,
-- block by block, each with the settled view of its event.  All of it follows from events and can be settled anew.

CREATE TABLE blocks (
    number INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,           -- as in settled_claims.block
    type VARCHAR NOT NULL,
    parties VARCHAR[] NOT NULL       -- states and organisations that take part
);

CREATE TABLE told (
    block INTEGER NOT NULL,          -- blocks.number; rows of a block stand together
    event VARCHAR NOT NULL,
    id VARCHAR NOT NULL,             -- claims.id
    report VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    status VARCHAR NOT NULL,
    hedged BOOLEAN NOT NULL,
    earliest DATE,
    latest DATE,
    edtf VARCHAR,
    approximate BOOLEAN NOT NULL,
    place VARCHAR,
    place_id VARCHAR,
    place_country VARCHAR,
    trigger_text VARCHAR NOT NULL,
    sentence VARCHAR,
    agenda VARCHAR[] NOT NULL,
    sources STRUCT("text" VARCHAR, "name" VARCHAR, kind VARCHAR, actor VARCHAR)[] NOT NULL,
    participants STRUCT("role" VARCHAR, "text" VARCHAR, "name" VARCHAR, country VARCHAR, kind VARCHAR)[] NOT NULL,
    published DATE,
    outlet VARCHAR,
    doc VARCHAR,
    event_status VARCHAR NOT NULL,
    event_hedged BOOLEAN NOT NULL,
    event_disputed BOOLEAN NOT NULL,
    event_earliest DATE,
    event_latest DATE,
    event_independent INTEGER NOT NULL
);

ALTER TABLE events ADD COLUMN disputed BOOLEAN;

-- Reports by day and outlet, and what the ledger held when that was counted.
CREATE TABLE report_days (
    day DATE,
    outlet VARCHAR,
    reports BIGINT NOT NULL
);

CREATE TABLE settled_state (
    readings BIGINT NOT NULL,        -- rows of `readings`, `judgements` and `origins` when all was settled last
    judgements BIGINT NOT NULL,
    origins BIGINT NOT NULL
);

-- Readings that a newer one of the same report has taken the place of: few, so that "the current ones" is quickly said.
CREATE TABLE older_readings (
    reading VARCHAR PRIMARY KEY
);

INSERT INTO older_readings
SELECT id FROM readings
QUALIFY row_number() OVER (PARTITION BY report ORDER BY release DESC, knowledge_as_of DESC, run DESC, id) > 1;

CREATE OR REPLACE VIEW current_readings AS
SELECT * FROM readings WHERE id NOT IN (SELECT reading FROM older_readings);

CREATE OR REPLACE VIEW current_claims AS
SELECT * FROM claims WHERE reading NOT IN (SELECT reading FROM older_readings);

-- Events are settled anew, so that those from before are in `told` as well.
DELETE FROM settled_claims;
