-- Where some reports came from.
SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (KEYS) GROUP BY report
