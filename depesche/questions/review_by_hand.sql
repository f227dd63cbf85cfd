-- How many claims stand in their event because somebody judged so, and in how many events.
SELECT count(*) AS claims, count(DISTINCT event) AS events FROM event_claims WHERE why = 'judged to be one event'
