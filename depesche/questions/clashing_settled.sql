-- Settled claims of the events that fit a question and in which any two claims differ in what could clash.
-- include asked_settled
,
differing AS (
    SELECT h.event FROM here h SEMI JOIN hit ON hit.event = h.event
    GROUP BY h.event
    HAVING count(*) > 1 AND (
        (bool_or(status IN ('occurred', 'ongoing')) AND bool_or(status IN ('cancelled', 'denied')))
        OR count(DISTINCT mode) > 1 OR count(DISTINCT place) > 1
        OR count(DISTINCT {'first': earliest, 'last': latest}) FILTER (status IN ('occurred', 'ongoing')) > 1
        OR count(DISTINCT list_transform(list_filter(participants, lambda p: p.kind = 'person'), lambda p: p.name)) > 1
    )
)
SELECT h.*, NULL AS text, event_independent AS independent
FROM here h SEMI JOIN differing d ON d.event = h.event
ORDER BY h.id
