-- Blocks of some classes in which any of some parties takes part, with class and parties.
SELECT number, type, parties FROM blocks
WHERE type IN (SELECT unnest($types::VARCHAR[])) AND list_has_any(parties, $parties::VARCHAR[])
ORDER BY number
