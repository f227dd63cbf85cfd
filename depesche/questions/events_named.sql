-- Settled claims of some events, as the timeline needs them.
SELECT h.*, NULL AS text, event_independent AS independent
FROM told h WHERE list_contains($events::VARCHAR[], h.event)
ORDER BY h.id
