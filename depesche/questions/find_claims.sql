-- Claims somebody may mean by the whole of an id, else by its beginning, with the states that take part.
SELECT c.id, c.type, list_sort(list_distinct(coalesce(list(p.country) FILTER (p.country IS NOT NULL AND p.country <> ''), []))) AS parties
FROM current_claims c
LEFT JOIN current_participants p ON p.claim = c.id
WHERE CASE WHEN EXISTS (SELECT 1 FROM current_claims WHERE id = $key) THEN c.id = $key ELSE starts_with(c.id, $key) END
GROUP BY c.id, c.type
ORDER BY c.id
LIMIT 20
