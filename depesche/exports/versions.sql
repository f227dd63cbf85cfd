-- Which versions made the readings.
SELECT depesche, lexicon, language_engine, knowledge_as_of, count(*) AS readings
FROM readings
GROUP BY ALL
ORDER BY ALL
