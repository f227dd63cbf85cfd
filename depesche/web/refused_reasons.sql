-- Why reports were rejected, the most frequent reason first.
SELECT reason, count(*) AS number FROM rejected GROUP BY reason ORDER BY number DESC, reason
