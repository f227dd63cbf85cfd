-- Judgements with what took them back; those on one claim or actor, by one person, or all; the latest first.
SELECT j.id, j.judged, j.made_by, j.about, j.subject, j.object, j.verdict, j.field, j.value, j.why, j.withdraws,
    w.id AS withdrawn_by, c.report, c.sentence, j.rowid AS number
FROM judgements j
LEFT JOIN judgements w ON w.withdraws = j.id
LEFT JOIN claims c ON c.id = j.subject
WHERE ($key::VARCHAR IS NULL OR j.subject = $key OR j.object = $key)
    AND ($made_by::VARCHAR IS NULL OR j.made_by = $made_by)
    AND ($about::VARCHAR IS NULL OR j.about = $about)
ORDER BY j.judged DESC NULLS LAST, j.rowid DESC
LIMIT $limit
