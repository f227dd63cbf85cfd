"""Write the software bill of materials: `python scripts/sbom.py [--lock requirements.lock] [--out sbom.json]`, CycloneDX 1.6 JSON.

Components are the packages of the lock file with their versions and hashes; licences are those that the installed packages tell of
themselves (of a package that is not installed here none is told).  The same lock file and packages give the same bytes: there is
no time in it, and its serial number is made from its content.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 100
"""A licence field longer than this is the licence's whole text."""


def locked(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name -> version and hashes of every package of a lock file."""
    found: dict[str, tuple[str, list[str]]] = {}
    hashes: list[str] = []
    for line in text.splitlines():
        if pinned := _PINNED.match(line):
            hashes = []
            found[normal(pinned[1])] = (pinned[2], hashes)
        hashes += _HASH.findall(line)
    return {name: (version, tuple(sorted(sums))) for name, (version, sums) in sorted(found.items())}


def normal(name: str) -> str:
    """A package name as registries write it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licences(name: str) -> list[dict[str, Any]]:
    """What an installed package says of its licence: an expression, else names, else nothing."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    if expression := about.get("License-Expression"):
        return [{"expression": expression}]
    named = [one.removeprefix(_CLASSIFIER) for one in about.get_all("Classifier") or () if one.startswith(_CLASSIFIER)]
    written = (about.get("License") or "").strip()
    if not named and written and len(written) <= _LONGEST and "\n" not in written:
        named = [written]
    return [{"license": {"name": one}} for one in sorted(named)]


def component(name: str, version: str, hashes: tuple[str, ...]) -> dict[str, Any]:
    """A package as CycloneDX writes it; the hashes are those of its files, any of which may be installed."""
    url = f"pkg:pypi/{name}@{version}"
    found: dict[str, Any] = {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}
    if told := licences(name):
        found["licenses"] = told
    files = [{"alg": "SHA-256", "content": one} for one in hashes]
    if files:
        found["externalReferences"] = [{"type": "distribution", "url": url, "hashes": files}]
    return found


def bill(lock: str) -> dict[str, Any]:
    """The bill of a lock file's text."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = locked(lock)
    parts = [component(name, *what) for name, what in packages.items()]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    direct = {normal(re.split(r"[^A-Za-z0-9._-]", one, maxsplit=1)[0]) for one in project["dependencies"]}
    needs = [part["bom-ref"] for part in parts if part["name"] in direct]
    content: dict[str, Any] = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": own, "name": project["name"], "version": project["version"], "purl": own,
                "licenses": [{"license": {"id": project["license"]}}],
            },
        },
        "components": parts, "dependencies": [{"ref": own, "dependsOn": needs}],
    }  # fmt: skip
    sums = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).digest()
    return {"serialNumber": f"urn:uuid:{uuid.UUID(bytes=sums[:16], version=4)}", **content}


def main() -> None:
    """Write the bill, and say of how many packages no licence is told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lock", type=Path, default=ROOT / "requirements.lock")
    parser.add_argument("--out", type=Path, default=ROOT / "sbom.json")
    asked = parser.parse_args()
    made = bill(asked.lock.read_text(encoding="utf-8"))
    asked.out.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    untold = [part["name"] for part in made["components"] if "licenses" not in part]
    print(
        f"{asked.out.name}: {len(made['components'])} packages" + (f"; no licence told of {', '.join(untold)}" if untold else ""),
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
