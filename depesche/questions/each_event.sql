-- Beginning of queries on settled events as wholes: those that fit a question, one row each (`each`), with what their claims sum up to.
WITH each AS (
    SELECT event, any_value(block) AS block, any_value(type) AS type, any_value(event_status) AS status,
        any_value(event_earliest) AS day_first, any_value(event_latest) AS day_last, any_value(event_hedged) AS hedged, any_value(event_disputed) AS disputed,
        coalesce(any_value(event_earliest), min(h.earliest)) AS earliest, coalesce(any_value(event_latest), max(h.latest)) AS latest,
        any_value(event_independent) AS independent,
        coalesce(any_value(event_earliest), min(coalesce(h.earliest, h.latest))) AS first,
        coalesce(any_value(event_latest), max(coalesce(h.latest, h.earliest))) AS last,
        bool_or(h.approximate) AS approximate, count(*) AS claims,
        count(*) FILTER (h.earliest IS NULL AND h.latest IS NULL) AS undated,
        bool_or(h.latest - h.earliest < $exact) AS exact,
        bool_and(h.earliest IS NOT NULL AND coalesce(h.latest < $newest, FALSE)) AS over
    FROM told h
    WHERE block IN (BLOCKS)
    GROUP BY event
    HAVING bool_or(
            ($mode::VARCHAR IS NULL OR h.mode = $mode)
            AND ($since::DATE IS NULL OR h.latest IS NULL OR h.latest >= $since::DATE)
            AND ($until::DATE IS NULL OR h.earliest IS NULL OR h.earliest <= $until::DATE)
        )
        AND ($since::DATE IS NULL OR any_value(event_latest) IS NULL OR any_value(event_latest) >= $since::DATE)
        AND ($until::DATE IS NULL OR any_value(event_earliest) IS NULL OR any_value(event_earliest) <= $until::DATE)
        AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], any_value(event_status)))
)
