-- Some of the reports that hold a form of every term, best first; `total` of them in all.
-- include search_hits
SELECT report, score, (SELECT count(*) FROM found) AS total
FROM found
ORDER BY round(score, 9) DESC, last DESC NULLS LAST, report
LIMIT $limit OFFSET $offset
