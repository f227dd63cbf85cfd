-- Settled claims of some events.
SELECT h.*, NULL AS text, event_independent AS independent
FROM told h
WHERE block IN (BLOCKS) AND event IN (SELECT unnest($events::VARCHAR[]))
ORDER BY id
