-- Reports by day of publication, as counted when all was settled.
SELECT day, sum(reports)::BIGINT AS reports FROM report_days WHERE day IS NOT NULL GROUP BY day ORDER BY day
