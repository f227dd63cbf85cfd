-- Versions of the package and of the knowledge tables that runs were made with.
SELECT DISTINCT depesche, lexicon FROM runs ORDER BY depesche DESC NULLS LAST, lexicon
