-- How many events fit a question, over which days, and what they rest on.
-- include each_event
SELECT count(*) AS events, coalesce(sum(claims), 0)::BIGINT AS claims, coalesce(sum(undated), 0)::BIGINT AS undated,
    min(first) AS first, max(last) AS last
FROM each
