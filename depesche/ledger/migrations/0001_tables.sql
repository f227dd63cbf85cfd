-- The first shape of the ledger.  Claims are the truth; events, stories and copies are views
-- that later steps settle from claims and judgements and may throw away and settle again.
-- Only tables that are looked up by key while adding have a primary key: an index over
-- millions of claims would cost memory and speed, and their keys follow from `readings`.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TIMESTAMP NOT NULL,      -- UTC; the only wall-clock values of a ledger
    finished TIMESTAMP,              -- empty: the run was ended from outside
    depesche VARCHAR,
    lexicon VARCHAR,
    options JSON NOT NULL,
    readings INTEGER NOT NULL,       -- new ones stored by this run
    rejected INTEGER NOT NULL
);

CREATE TABLE texts (
    id VARCHAR PRIMARY KEY,          -- digest of the text
    text VARCHAR NOT NULL            -- as it was read: after the cuts that options and version made
);

CREATE TABLE origins (
    id VARCHAR PRIMARY KEY,          -- digest of the row
    report VARCHAR NOT NULL,         -- the report's id, made from its bytes
    origin VARCHAR,
    doc VARCHAR,
    url VARCHAR,
    outlet VARCHAR,
    extra JSON NOT NULL
);

CREATE TABLE readings (
    id VARCHAR PRIMARY KEY,          -- digest of what was read and of the versions that read it
    report VARCHAR NOT NULL,
    text VARCHAR NOT NULL,           -- texts.id
    taken_in VARCHAR NOT NULL,       -- digest of the report as intake made it, before reading
    title VARCHAR,
    language VARCHAR,
    published_earliest DATE,
    published_latest DATE,
    published_edtf VARCHAR,
    published_basis VARCHAR NOT NULL,
    published_why VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,        -- digest of the versions
    depesche VARCHAR NOT NULL,
    release INTEGER[] NOT NULL,      -- the same, comparable
    lexicon VARCHAR NOT NULL,
    language_engine VARCHAR NOT NULL,
    knowledge_as_of VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    reading JSON NOT NULL            -- the whole reading, less text and origin
);

CREATE TABLE claims (
    id VARCHAR NOT NULL,             -- <reading>.<claim id within the reading>
    reading VARCHAR NOT NULL,
    report VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    status VARCHAR NOT NULL,
    hedged BOOLEAN NOT NULL,
    earliest DATE,
    latest DATE,
    edtf VARCHAR,
    approximate BOOLEAN NOT NULL,
    duration VARCHAR,
    approximate_duration BOOLEAN,
    place VARCHAR,
    place_id VARCHAR,
    place_country VARCHAR,
    trigger_text VARCHAR NOT NULL,
    sentence VARCHAR,
    sentence_begin INTEGER,
    sentence_end INTEGER,
    sentence_where VARCHAR,
    agenda VARCHAR[] NOT NULL,
    instruments VARCHAR[] NOT NULL,
    contexts VARCHAR[] NOT NULL,
    sources STRUCT("text" VARCHAR, "name" VARCHAR, kind VARCHAR, actor VARCHAR)[] NOT NULL,
    attribution VARCHAR,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    why VARCHAR NOT NULL,
    CHECK (earliest IS NULL OR latest IS NULL OR earliest <= latest)
);

CREATE TABLE participants (
    claim VARCHAR NOT NULL,          -- claims.id
    role VARCHAR NOT NULL CHECK (role IN ('actor', 'recipient', 'on_behalf_of')),
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    name VARCHAR,
    country VARCHAR,
    actor VARCHAR,                   -- actors.actor of the same reading
    kind VARCHAR,
    span_begin INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_where VARCHAR NOT NULL
);

CREATE TABLE attributions (
    id VARCHAR NOT NULL,             -- <reading>.<attribution id within the reading>
    reading VARCHAR NOT NULL,
    report VARCHAR NOT NULL,
    attribution VARCHAR NOT NULL,
    source_actor VARCHAR,
    source_text VARCHAR,
    source_kind VARCHAR,
    source_begin INTEGER,
    source_end INTEGER,
    source_where VARCHAR,
    cue VARCHAR,
    content VARCHAR[] NOT NULL,
    form VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
    addressee VARCHAR,
    venue VARCHAR,
    earliest DATE,
    latest DATE,
    via VARCHAR,
    rule VARCHAR NOT NULL
);

CREATE TABLE actors (
    reading VARCHAR NOT NULL,
    report VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,          -- the actor's id within the reading
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    country VARCHAR,
    wikidata VARCHAR,
    posts VARCHAR[] NOT NULL,
    mentions INTEGER NOT NULL
);

CREATE TABLE rejected (
    id VARCHAR PRIMARY KEY,          -- digest of the row
    origin VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    run INTEGER NOT NULL
);

-- Settled from claims and judgements; empty until something settles them.
CREATE TABLE events (
    id VARCHAR PRIMARY KEY,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    status VARCHAR NOT NULL,
    hedged BOOLEAN NOT NULL,
    earliest DATE,
    latest DATE,
    approximate BOOLEAN NOT NULL,
    place VARCHAR,
    place_country VARCHAR,
    reports INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    sources INTEGER NOT NULL
);

CREATE TABLE event_claims (
    event VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (event, claim)
);

CREATE TABLE stories (
    story VARCHAR NOT NULL,
    report VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (story, report)
);

CREATE TABLE copies (
    report VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    kind VARCHAR NOT NULL
        CHECK (kind IN ('identical', 'near_identical', 'rewritten', 'same_source', 'same_event')),
    score DOUBLE NOT NULL,
    evidence JSON NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (report, other, kind)
);

-- A correction by a person or a rule.  Never changed: a withdrawal is a row that names the
-- judgement it withdraws.
CREATE TABLE judgements (
    id VARCHAR PRIMARY KEY,
    about VARCHAR NOT NULL,          -- event_claims, copies, stories, claims, actors ...
    subject VARCHAR NOT NULL,
    object VARCHAR,
    verdict VARCHAR NOT NULL,
    field VARCHAR,
    value JSON,
    made_by VARCHAR NOT NULL,
    withdraws VARCHAR,
    why VARCHAR NOT NULL,
    run INTEGER
);

-- Which reading of a report counts: the one by the newest package and knowledge, then the
-- latest run.  Older readings stay.
CREATE VIEW current_readings AS
SELECT * FROM readings
QUALIFY row_number() OVER (
    PARTITION BY report ORDER BY release DESC, knowledge_as_of DESC, run DESC, id
) = 1;

CREATE VIEW current_claims AS
SELECT claims.* FROM claims
SEMI JOIN current_readings ON claims.reading = current_readings.id;

CREATE VIEW reports AS
SELECT
    r.report AS id, r.title, r.language, o.outlet, o.outlets, o.doc, o.url, o.origin, o.origins,
    r.published_earliest, r.published_latest, r.published_edtf, r.published_basis, r.published_why,
    r.id AS reading, t.text
FROM current_readings r
JOIN texts t ON t.id = r.text
LEFT JOIN (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc, min(url) AS url, min(origin) AS origin,
        list_sort(list(DISTINCT outlet) FILTER (outlet IS NOT NULL)) AS outlets, count(*) AS origins
    FROM origins GROUP BY report
) o ON o.report = r.report;
