-- Settled claims of some events.
SELECT *, NULL AS text, event_independent AS independent FROM told WHERE event IN (SELECT unnest($events::VARCHAR[])) ORDER BY id
