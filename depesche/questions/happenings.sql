-- Settled happenings that fit a question, each with its settled view and its claims.
WITH here AS (
    SELECT * FROM told WHERE block IN (BLOCKS)
)
SELECT event_status AS status, event_hedged AS hedged, event_disputed AS disputed, event_earliest AS earliest, event_latest AS latest,
    list(id ORDER BY id) AS claims, count(*) FILTER (h.earliest IS NULL AND h.latest IS NULL) AS undated
FROM here h
GROUP BY event, event_status, event_hedged, event_disputed, event_earliest, event_latest
HAVING bool_or(
        ($mode::VARCHAR IS NULL OR h.mode = $mode)
        AND ($since::DATE IS NULL OR h.latest IS NULL OR h.latest >= $since::DATE)
        AND ($until::DATE IS NULL OR h.earliest IS NULL OR h.earliest <= $until::DATE)
    )
    AND ($since::DATE IS NULL OR event_latest IS NULL OR event_latest >= $since::DATE)
    AND ($until::DATE IS NULL OR event_earliest IS NULL OR event_earliest <= $until::DATE)
    AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], event_status))
ORDER BY event_earliest NULLS LAST, event
