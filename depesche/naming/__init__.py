"""Names of persons across scripts and spellings: transcription by table, comparison by learnt weights.

>>> from depesche.naming import match, same, transcribe
>>> transcribe("Сергей Шойгу", "german")
'Sergei Schoigu'
>>> same("Sergej Schoigu", "Шойгу, Сергей")
True
"""

from depesche.naming.similarity import THRESHOLD, Match, match, same
from depesche.naming.transcription import transcribe

__all__ = ["THRESHOLD", "Match", "match", "same", "transcribe"]
