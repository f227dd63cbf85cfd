-- How some wordings begin.
SELECT id, left(text, 320) AS opening FROM texts WHERE id IN (SELECT unnest($texts::VARCHAR[]))
