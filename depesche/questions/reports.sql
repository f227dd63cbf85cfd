-- Every report of some ids with where it came from and its words.
SELECT id, title, language, outlet, outlets, doc, url, origin, origins, published_earliest, published_latest,
    published_edtf, published_basis, published_why, reading, text
FROM reports
WHERE list_contains($reports::VARCHAR[], id)
ORDER BY id
