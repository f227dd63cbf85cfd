-- Settled events somebody may mean by a claim's id: that very one, else all that begin so (`c1` is not `c10` where there is a `c1`).
SELECT DISTINCT event, block FROM told
WHERE CASE WHEN EXISTS (SELECT 1 FROM told WHERE id = $key) THEN id = $key ELSE starts_with(id, $key) END
ORDER BY event LIMIT 20
