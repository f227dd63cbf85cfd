-- Pairs of reports that share fingerprints, one of which is to be compared; the later report first.
WITH ours AS (
    SELECT f.gram, f.report FROM fingerprints f
    JOIN wordings w ON w.report = f.report AND w.leader = w.report AND NOT w.compared
    ANTI JOIN standing s ON s.gram = f.gram
),
shared AS (
    SELECT least(o.report, f.report) AS a, greatest(o.report, f.report) AS b, count(DISTINCT o.gram) AS grams
    FROM ours o
    JOIN fingerprints f ON f.gram = o.gram AND f.report <> o.report
    JOIN wordings w ON w.report = f.report AND w.leader = w.report
    GROUP BY ALL
    HAVING count(DISTINCT o.gram) >= $least
)
SELECT
    CASE WHEN a_first THEN b ELSE a END AS report, CASE WHEN a_first THEN a ELSE b END AS other
FROM (
    SELECT a, b, least(one.published, two.published) AS day,
        (coalesce(one.published, DATE '9999-12-31'), a) <= (coalesce(two.published, DATE '9999-12-31'), b) AS a_first
    FROM shared
    JOIN wordings one ON one.report = a
    JOIN wordings two ON two.report = b
)
-- Reports of the same days together: their wordings are at hand then.
ORDER BY day NULLS LAST, report, other
