-- Settled claims of the events that fit a question and in which any two claims differ in what could clash.
WITH here AS (
    SELECT * FROM told WHERE block IN (BLOCKS)
),
hit AS (
    SELECT DISTINCT event FROM here
    WHERE ($mode::VARCHAR IS NULL OR mode = $mode)
        AND ($since::DATE IS NULL OR latest IS NULL OR latest >= $since::DATE)
        AND ($until::DATE IS NULL OR earliest IS NULL OR earliest <= $until::DATE)
        AND ($since::DATE IS NULL OR event_latest IS NULL OR event_latest >= $since::DATE)
        AND ($until::DATE IS NULL OR event_earliest IS NULL OR event_earliest <= $until::DATE)
        AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], event_status))
),
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
