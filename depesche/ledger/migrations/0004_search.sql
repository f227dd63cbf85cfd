-- Full-text search without an extension: for each word, in which reports it stands and how often.
-- Written in portions; portions are put together when there are many.  All of it follows from the
-- readings and can be thrown away and made anew.

CREATE TABLE indexed (
    number INTEGER PRIMARY KEY,      -- what `postings` names a reading by
    report VARCHAR NOT NULL,
    reading VARCHAR NOT NULL,
    words INTEGER NOT NULL           -- length of the report, title included
);

CREATE TABLE postings (
    word VARCHAR NOT NULL,           -- case folded, marks on letters taken off
    portion INTEGER NOT NULL,
    reports INTEGER[] NOT NULL,      -- indexed.number, ascending
    counts INTEGER[] NOT NULL        -- how often in each; a word of the title counts three times
);

-- Words of names, by a key that spellings of one name share ("Schoigu", "Shoigu"): where other spellings are looked for.
CREATE TABLE name_words (
    word VARCHAR PRIMARY KEY,        -- case folded, with its marks, as the naming room wants it
    key VARCHAR NOT NULL
);
