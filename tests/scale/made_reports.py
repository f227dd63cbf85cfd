"""Reports made up for tests of many workers: short, political, each different, some copied from file to file."""

import json

_STATES = ("France", "Poland", "Japan", "Brazil", "Turkey", "Kenya", "India", "Norway")
_WIRE = (
    "The foreign minister of Norway travelled to Nairobi on Tuesday. He met the president of Kenya and spoke with him about fishing rights, "
    "the harbour of Mombasa and a new school for pilots. Kenya and Norway signed an agreement on wind power. A spokeswoman of the ministry "
    "said that both sides would meet again in autumn, when the work on the harbour is to begin."
)
_ACTS = ("met", "criticised", "thanked", "warned", "called")


def report(number: int) -> dict[str, str]:
    one, other = _STATES[number % 8], _STATES[(number // 8 + number + 1) % 8]
    act = _ACTS[number % 5]
    day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    text = (
        f"The foreign minister of {one} {act} the ambassador of {other} on Monday.\n"
        f"The government of {other} will send delegation {number} to {one} next week, a spokesman said."
    )
    return {"id": f"r{number}", "title": f"{one} and {other}: meeting {number}", "text": text, "published": day, "language": "en"}


def copied(number: int) -> dict[str, str]:
    """The same wire report in other papers, each with a sentence of its own."""
    text = f"{_WIRE}\nOur paper number {number} was there."
    return {"id": f"w{number}", "title": "Norway and Kenya agree", "text": text, "published": f"2024-03-{number + 5:02d}", "language": "en"}


def write_files(folder, sizes) -> list[str]:
    """Write one JSONL file for each size: a wire report, then the last report of the file before and others; a broken line in the first."""
    sources, number = [], 0
    for index, size in enumerate(sizes):
        lines = [json.dumps(one) for one in (copied(index), *(report(number + place) for place in range(size)))]
        number += size - 1
        path = folder / f"day-{index}.jsonl"
        path.write_text("\n".join([*lines, *(["{broken"] if index == 0 else [])]) + "\n", encoding="utf-8")
        sources.append(str(path))
    return sources
