-- States and organisations that some statements are about.
SELECT id, list_sort(list_distinct(list_filter(list_transform(parties, lambda p: p.country), lambda c: c IS NOT NULL))) AS parties
FROM statements WHERE id IN (SELECT unnest($statements::VARCHAR[]))
