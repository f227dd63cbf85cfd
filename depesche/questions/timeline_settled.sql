-- Settled claims of the events that fit a question, from what is told block by block; an event is shown whole.
-- include asked_settled
SELECT h.*, NULL AS text, event_independent AS independent
FROM here h SEMI JOIN hit ON hit.event = h.event
ORDER BY h.id
