-- How many events that fit a question begin in each period, by class and status; `$by` is week or month.
-- include each_event
SELECT date_trunc($by, first)::DATE AS first, type, status, hedged, disputed, count(*) AS events
FROM each
GROUP BY ALL
ORDER BY ALL
