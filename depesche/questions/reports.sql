-- Every report of some ids with where it came from; `text_key` names its words.
WITH places AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc, min(url) AS url, min(origin) AS origin,
        list_sort(list(DISTINCT outlet) FILTER (outlet IS NOT NULL)) AS outlets, count(*) AS origins
    FROM origins WHERE report IN (SELECT unnest($reports::VARCHAR[])) GROUP BY report
)
SELECT r.report AS id, r.title, r.language, p.outlet, p.outlets, p.doc, p.url, p.origin, p.origins, r.published_earliest, r.published_latest,
    r.published_edtf, r.published_basis, r.published_why, r.id AS reading, r.text AS text_key
FROM current_readings r
LEFT JOIN places p ON p.report = r.report
WHERE r.report IN (SELECT unnest($reports::VARCHAR[]))
ORDER BY r.report
