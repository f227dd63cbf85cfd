"""Names of persons across scripts and spellings: transcription, comparison."""
