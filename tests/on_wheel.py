"""Run the tests on the built wheel, away from the sources: what is installed is what is tested."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build the wheel, unpack it alone, run the tests beside it; the exit code is the test runner's."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work / "dist"), str(ROOT)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        wheel = next((work / "dist").glob("*.whl"))
        print(f"testing {wheel.name} ({wheel.stat().st_size / 2**20:.1f} MiB)", flush=True)
        install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(work / "site"), str(wheel)]
        subprocess.run([sys.executable, *install], check=True)
        for name in ("tests", "examples", "docs", "benchmarks", "fuzz", "scripts"):
            if (ROOT / name).exists():
                shutil.copytree(ROOT / name, work / name)
        for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", "requirements.lock"):
            shutil.copy(ROOT / name, work / name)
        environment = {**os.environ, "PYTHONPATH": str(work / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
        shutil.rmtree(ROOT / "build", ignore_errors=True)
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "--dist", "worksteal"], cwd=work, env=environment
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
