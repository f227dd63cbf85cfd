-- In which language the report of each sentence is that some events are told by.
SELECT t.event, t.sentence, any_value(r.language) AS language
FROM told t JOIN readings r ON r.id = split_part(t.id, '.', 1)
WHERE t.event IN (SELECT unnest($events::VARCHAR[])) AND t.sentence IS NOT NULL
GROUP BY ALL
