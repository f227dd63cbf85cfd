-- All portions of the index as one, less reports that are indexed no more.
WITH each AS (
    SELECT word, unnest(reports) AS report, unnest(counts) AS n FROM postings
)
SELECT word, 1 AS portion, list(report ORDER BY report) AS reports, list(n ORDER BY report) AS counts
FROM each SEMI JOIN indexed i ON i.number = each.report
GROUP BY word
