-- Reports somebody may mean: by the beginning of the id, or by exactly where it came from.
SELECT DISTINCT r.report AS id, r.title
FROM current_readings r
LEFT JOIN origins o ON o.report = r.report
WHERE starts_with(r.report, $key) OR o.doc = $key OR o.url = $key OR o.origin = $key
ORDER BY id
LIMIT 20
