-- Reports in two languages, one of which is to be compared, published within days of each other, that share pairs of
-- neighbouring anchors (in either order, since clauses are built otherwise); the later report first.
WITH ours AS (
    SELECT a.* FROM anchors a
    JOIN wordings w ON w.report = a.report AND w.leader = w.report
    WHERE len(a.tokens) >= $fewest AND a.published IS NOT NULL
),
pairs AS (
    SELECT DISTINCT report, language, published, least(tokens[i], tokens[i + 1]) AS a, greatest(tokens[i], tokens[i + 1]) AS b
    FROM (SELECT *, unnest(range(1, len(tokens))) AS i FROM ours)
    WHERE tokens[i] <> tokens[i + 1]
),
found AS (
    SELECT n.report AS new, o.report AS old, any_value(n.published) AS n_day, any_value(o.published) AS o_day
    FROM pairs n
    JOIN wordings w ON w.report = n.report AND NOT w.compared
    JOIN pairs o ON o.a = n.a AND o.b = n.b AND o.language <> n.language
        AND o.published BETWEEN n.published - $days AND n.published + $days
    GROUP BY ALL
    HAVING count(*) >= $shared
)
SELECT DISTINCT
    CASE WHEN (o_day, old) < (n_day, new) THEN new ELSE old END AS report,
    CASE WHEN (o_day, old) < (n_day, new) THEN old ELSE new END AS other
FROM found
ORDER BY report, other
