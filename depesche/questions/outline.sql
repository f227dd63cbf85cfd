-- The events that fit a question as a drawing needs them, in order of days.
-- include each_event
,
acts AS (
    SELECT t.event, any_value(t.mode) AS mode, count(DISTINCT t.report) FILTER (t.status = t.event_status) AS reports
    FROM told t SEMI JOIN each e ON e.event = t.event
    WHERE block IN (BLOCKS)
    GROUP BY t.event
)
SELECT e.earliest, e.latest, coalesce(e.approximate, FALSE) AS approximate, e.type, a.mode, e.status, e.hedged, e.disputed, b.parties,
    a.reports, e.independent, e.event
FROM each e
JOIN acts a ON a.event = e.event
JOIN blocks b ON b.number = e.block
ORDER BY e.first NULLS LAST, e.last DESC, e.type, e.event
