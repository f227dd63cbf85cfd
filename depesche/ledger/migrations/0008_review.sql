-- People review what was read: they accept, reject and correct claims, say which claims are one event and which actors are one.
-- Their judgements are rows; what follows from those in force is kept here, so that questions need not work it out.
-- All of it but `judgements` follows from readings and judgements.

ALTER TABLE judgements ADD COLUMN judged TIMESTAMP;  -- UTC; empty for those made before this was noted

-- Claims somebody judged, with the last word on each.
CREATE TABLE reviewed (
    claim VARCHAR NOT NULL,          -- claims.id
    verdict VARCHAR NOT NULL,        -- accept, reject, unsure, edit
    edited VARCHAR[] NOT NULL,       -- fields that corrections in force give another value
    made_by VARCHAR NOT NULL,
    judged TIMESTAMP
);

-- Claims somebody judged and did not reject, as they are now.
CREATE TABLE corrected_claims AS SELECT *, NULL::VARCHAR AS review, NULL::VARCHAR AS reviewed_by, NULL::VARCHAR[] AS edited FROM claims LIMIT 0;

-- Claims whose participants are others than those read (`recast`), and who takes part in them.
CREATE TABLE recast (
    claim VARCHAR NOT NULL
);

CREATE TABLE corrected_participants (
    claim VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    name VARCHAR,
    country VARCHAR,
    actor VARCHAR,
    kind VARCHAR,
    span_begin INTEGER,              -- empty where the words are not the report's
    span_end INTEGER,
    span_where VARCHAR
);

-- Actors of one reading that were judged to be others than the id they were read as says.
CREATE TABLE detached_actors (
    reading VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    node VARCHAR NOT NULL            -- the id they have instead: <reading>/<actor>
);

-- Actors that were judged: whom they are one with, and from whom they are kept apart.
CREATE TABLE judged_actors (
    actor VARCHAR NOT NULL,
    identity VARCHAR NOT NULL,       -- the actor that stands for all that are one with it
    name VARCHAR,                    -- its name and country
    country VARCHAR,
    apart VARCHAR[] NOT NULL         -- identities it is not
);

CREATE OR REPLACE VIEW current_claims AS
SELECT *, NULL::VARCHAR AS review, NULL::VARCHAR AS reviewed_by, []::VARCHAR[] AS edited FROM claims
WHERE reading NOT IN (SELECT reading FROM older_readings) AND id NOT IN (SELECT claim FROM reviewed)
UNION ALL
SELECT * FROM corrected_claims WHERE reading NOT IN (SELECT reading FROM older_readings);

-- Who takes part in claims as corrected; `actor` is the identity, `read_as` the id in the reading.
CREATE VIEW current_participants AS
SELECT p.claim, p.role, p.position, p.text, coalesce(j.name, p.name) AS name, coalesce(p.country, j.country) AS country,
    coalesce(j.identity, p.actor) AS actor, p.kind, p.span_begin, p.span_end, p.span_where,
    p.actor AS read_as, coalesce(j.apart, []) AS apart
FROM (
    SELECT * FROM participants WHERE claim NOT IN (SELECT claim FROM recast)
    UNION ALL
    SELECT * FROM corrected_participants
) p
LEFT JOIN judged_actors j ON j.actor = p.actor
WHERE p.claim NOT IN (SELECT claim FROM reviewed WHERE verdict = 'reject')
    AND split_part(p.claim, '.', 1) NOT IN (SELECT reading FROM older_readings);

-- Actors of the current readings: `read_as` the id in the reading unless they were judged not to be that, `identity` who it is by judgements.
CREATE VIEW current_actors AS
SELECT a.*, coalesce(d.node, a.actor) AS read_as, coalesce(j.identity, d.node, a.actor) AS identity, j.actor IS NOT NULL AS judged
FROM actors a
LEFT JOIN detached_actors d ON d.reading = a.reading AND d.actor = a.actor
LEFT JOIN judged_actors j ON j.actor = coalesce(d.node, a.actor)
WHERE a.reading NOT IN (SELECT reading FROM older_readings);

-- What is told says who the participants are, and whether somebody reviewed it.
CREATE TEMP TABLE kept_told AS SELECT * FROM told;

CREATE TEMP TABLE people AS
SELECT claim, list({
    'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor, 'apart': []::VARCHAR[]
} ORDER BY role, position) AS participants
FROM participants GROUP BY claim;

DROP TABLE told;

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
    participants STRUCT(
        "role" VARCHAR, "text" VARCHAR, "name" VARCHAR, country VARCHAR, kind VARCHAR, actor VARCHAR, apart VARCHAR[]
    )[] NOT NULL,
    review VARCHAR,                  -- accept, unsure or edit, if somebody judged the claim
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

INSERT INTO told
SELECT t.block, t.event, t.id, t.report, t.type, t.mode, t.status, t.hedged, t.earliest, t.latest, t.edtf, t.approximate, t.place, t.place_id,
    t.place_country, t.trigger_text, t.sentence, t.agenda, t.sources, coalesce(p.participants, []), NULL, t.published, t.outlet, t.doc,
    t.event_status, t.event_hedged, t.event_disputed, t.event_earliest, t.event_latest, t.event_independent
FROM kept_told t LEFT JOIN people p ON p.claim = t.id;

DROP TABLE kept_told;

DROP TABLE people;

-- Judgements on events take effect at once from here on: those not settled yet are settled with all others.
DELETE FROM settled_claims WHERE claim IN (
    SELECT subject FROM judgements WHERE about = 'event_claims' UNION ALL SELECT object FROM judgements WHERE about = 'event_claims'
);

DELETE FROM settled_state WHERE EXISTS (SELECT 1 FROM judgements WHERE about = 'event_claims');
