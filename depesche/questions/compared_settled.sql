-- How many events fit a question, how many of them have several claims, and how many claims that are, undated ones among them.
-- include asked_settled
,
each AS (
    SELECT count(*) AS claims, count(*) FILTER (h.earliest IS NULL AND h.latest IS NULL) AS undated
    FROM here h SEMI JOIN hit ON hit.event = h.event
    GROUP BY h.event
)
SELECT count(*) AS events, count(*) FILTER (claims > 1) AS compared, coalesce(sum(claims), 0)::BIGINT AS claims,
    coalesce(sum(undated), 0)::BIGINT AS undated
FROM each
