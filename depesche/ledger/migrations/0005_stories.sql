-- What settling remembers of reports to tell which are on the same happening.  All of it follows from
-- readings, copies and events, and can be thrown away and settled anew.

CREATE TABLE story_words (
    report VARCHAR PRIMARY KEY,
    reading VARCHAR NOT NULL,
    published DATE,
    month INTEGER NOT NULL,          -- of publication, counted from year 0; 0 where the day is not known
    terms VARCHAR[] NOT NULL,        -- the words that say most, and actors as `actor:<id>`
    weights INTEGER[] NOT NULL,      -- how often in the report: 100 (1 + ln n)
    shares INTEGER[] NOT NULL        -- in how many of a million reports each stands in the language at large
);

CREATE TABLE story_links (
    one VARCHAR NOT NULL,            -- one < other
    other VARCHAR NOT NULL,
    score INTEGER NOT NULL,          -- likeness, 0 to 1,000
    event BOOLEAN NOT NULL,          -- both tell one event of the days around
    copy BOOLEAN NOT NULL            -- one repeats the other's wording
);

-- Months whose reports are to be compared anew: words, copies or events in them changed.
CREATE TABLE unsettled_months (
    month INTEGER NOT NULL
);
