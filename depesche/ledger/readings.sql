-- Every reading with its wording, once for each place its report came from.
SELECT r.reading, t.text, o.origin, o.doc, o.url, o.outlet, o.extra
FROM readings r
JOIN texts t ON t.id = r.text
JOIN origins o ON o.report = r.report
ORDER BY r.report, r.id, o.id
