-- Settled events somebody may mean by the beginning of a claim's id.
SELECT DISTINCT event, block FROM told WHERE starts_with(id, $key) ORDER BY event LIMIT 20
