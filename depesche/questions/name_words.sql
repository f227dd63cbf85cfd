-- Words of names that may be spellings of one name.
SELECT word FROM name_words WHERE key = $key ORDER BY word
