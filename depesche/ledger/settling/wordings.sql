-- The texts of some reports, by keys alone: the view of reports would be worked out whole.
SELECT w.report, t.text
FROM wordings w
JOIN readings r ON r.id = w.reading
JOIN texts t ON t.id = r.text
WHERE w.report IN (SELECT unnest($reports::VARCHAR[]))
