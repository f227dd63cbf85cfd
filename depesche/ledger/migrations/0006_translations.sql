-- Translations are copies too.  The table follows from the readings: its rows are kept only to save comparing again.
CREATE TEMP TABLE kept_copies AS SELECT * FROM copies;

DROP TABLE copies;

CREATE TABLE copies (
    report VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    kind VARCHAR NOT NULL
        CHECK (kind IN ('identical', 'near_identical', 'rewritten', 'translated', 'same_source', 'same_event')),
    score DOUBLE NOT NULL,
    evidence JSON NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (report, other, kind)
);

INSERT INTO copies SELECT * FROM kept_copies;

DROP TABLE kept_copies;

-- What a translation keeps, in the order of the text: names by key or code, numbers by value.
CREATE TABLE anchors (
    report VARCHAR PRIMARY KEY,
    language VARCHAR NOT NULL,
    published DATE,
    tokens VARCHAR[] NOT NULL,
    begins INTEGER[] NOT NULL,       -- code points of the text
    acts VARCHAR[] NOT NULL,         -- class and parties of each claim
    quotations INTEGER[] NOT NULL    -- words in each
);

-- Reports are worded anew, so that those from before have anchors as well.
DELETE FROM wordings;
DELETE FROM fingerprints;
