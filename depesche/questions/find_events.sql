-- Settled events somebody may mean by the beginning of a claim's id, the one of that id first.
SELECT event, block FROM told WHERE starts_with(id, $key)
GROUP BY event, block
ORDER BY bool_or(id = $key) DESC, event
LIMIT 20
