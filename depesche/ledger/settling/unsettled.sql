-- Reports whose wording is not known yet, or is that of an older reading or another outlet.
SELECT r.id AS report, r.reading, r.outlet, coalesce(r.published_earliest, r.published_latest) AS published, r.text,
    r.language, found.reading AS found
FROM reports r
JOIN readings found ON found.id = r.reading
LEFT JOIN wordings w ON w.report = r.id
WHERE w.report IS NULL OR w.reading <> r.reading OR w.outlet IS DISTINCT FROM r.outlet
ORDER BY r.id
