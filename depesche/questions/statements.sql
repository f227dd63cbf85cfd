-- Checkable statements of the current readings, in order of publication, with the report each stands in; `total` of them in all.
WITH fitting AS (
    SELECT s.*, r.title, coalesce(r.published_latest, r.published_earliest) AS published
    FROM statements s
    JOIN current_readings r ON r.id = s.reading AND r.report = s.report
    WHERE ($report::VARCHAR IS NULL OR s.report = $report)
        AND ($type::VARCHAR IS NULL OR s.type = $type)
        AND ($kind::VARCHAR IS NULL OR s.kind = $kind)
        AND ($since::DATE IS NULL OR coalesce(r.published_latest, r.published_earliest) >= $since::DATE)
        AND ($until::DATE IS NULL OR coalesce(r.published_earliest, r.published_latest) <= $until::DATE)
        AND len(list_filter($parties::VARCHAR[], lambda p: NOT list_contains(list_transform(s.parties, lambda q: q.country), p))) = 0
),
shown AS (
    SELECT * FROM fitting ORDER BY published NULLS LAST, id LIMIT $limit OFFSET $offset
),
places AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM shown) GROUP BY report
)
SELECT s.*, p.outlet, p.doc, (SELECT count(*) FROM fitting) AS total
FROM shown s
LEFT JOIN places p ON p.report = s.report
ORDER BY s.published NULLS LAST, s.id
