-- Where the reports came from: the outlet, else the file or address.
SELECT coalesce(outlet, origin, url, 'unknown') AS source, count(DISTINCT report) AS reports
FROM origins
GROUP BY ALL
ORDER BY ALL
