-- Blocks of a class in which all the parties take part.
SELECT number FROM blocks
WHERE ($type::VARCHAR IS NULL OR type = $type) AND list_has_all(parties, $parties::VARCHAR[])
ORDER BY number
