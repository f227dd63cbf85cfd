-- How many events fit a question, how many of them have several claims, and how many claims that are, undated ones among them.
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
each AS (
    SELECT count(*) AS claims, count(*) FILTER (h.earliest IS NULL AND h.latest IS NULL) AS undated
    FROM here h SEMI JOIN hit ON hit.event = h.event
    GROUP BY h.event
)
SELECT count(*) AS events, count(*) FILTER (claims > 1) AS compared, coalesce(sum(claims), 0)::BIGINT AS claims,
    coalesce(sum(undated), 0)::BIGINT AS undated
FROM each
