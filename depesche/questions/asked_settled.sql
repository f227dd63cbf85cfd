-- Beginning of queries on what is settled: claims of the blocks asked for (`here`), and the events among them that fit (`hit`).
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
)
