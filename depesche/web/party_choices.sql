-- States and organisations that take part in events, those with most first.
SELECT party, count(*) AS blocks FROM (SELECT unnest(parties) AS party FROM blocks)
GROUP BY party ORDER BY blocks DESC, party LIMIT $most
