-- Which reports repeat which: pairs by kind, and doubles with the first report of the same words.
SELECT report, other, kind FROM copies
WHERE kind <> 'identical' AND list_contains($kinds::VARCHAR[], kind)
UNION ALL
SELECT report, leader, 'identical' FROM wordings WHERE leader <> report
