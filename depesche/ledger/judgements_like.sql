-- Judgements by the beginning of their ids.
SELECT id FROM judgements WHERE starts_with(id, $key) ORDER BY id LIMIT 20
