-- Every place a report came from.
SELECT origin, doc, url, outlet, extra FROM origins WHERE report = $report ORDER BY id
