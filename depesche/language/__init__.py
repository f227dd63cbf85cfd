"""Text in, `Parse` out; the only room that knows spaCy."""

from depesche.language.threads import one_thread

one_thread()  # here, since it must come before anything in this room loads numpy
