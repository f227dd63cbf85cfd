-- Some reports, newest first: a part of those that fit.  Only what is shown is looked up further.
WITH claimed AS (
    SELECT report, count(*) AS claims FROM current_claims GROUP BY report
),
fitting AS (
    SELECT r.report, r.id, r.text, r.title, r.language, r.published_earliest, r.published_latest, c.claims
    FROM current_readings r
    LEFT JOIN claimed c ON c.report = r.report
    WHERE ($since::DATE IS NULL OR coalesce(r.published_latest, r.published_earliest) >= $since::DATE)
        AND ($until::DATE IS NULL OR coalesce(r.published_earliest, r.published_latest) <= $until::DATE)
        AND ($language::VARCHAR IS NULL OR r.language = $language)
        AND ($title::VARCHAR IS NULL OR contains(lower(r.title), lower($title)))
        AND ($outlet::VARCHAR IS NULL OR r.report IN (SELECT report FROM origins WHERE outlet = $outlet))
        AND ($claims::BOOLEAN IS NULL OR (c.claims IS NOT NULL) = $claims)
),
shown AS (
    SELECT * FROM fitting
    ORDER BY coalesce(published_latest, published_earliest) DESC NULLS LAST, report
    LIMIT $limit::INTEGER OFFSET $offset::INTEGER
)
SELECT s.report, s.title, s.language, s.published_earliest AS earliest, s.published_latest AS latest, coalesce(s.claims, 0) AS claims,
    o.outlet, o.doc, s.text, (SELECT count(*) FROM fitting) AS total
FROM shown s
LEFT JOIN (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM shown) GROUP BY report
) o ON o.report = s.report
ORDER BY coalesce(s.published_latest, s.published_earliest) DESC NULLS LAST, s.report
