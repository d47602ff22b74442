"""Every measurement, one after the other: `make bench`, or `run.py startup reading`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = (
    "startup", "commands", "importing", "reading", "matching", "adding", "events", "credibility",
)  # fmt: skip


def main() -> int:
    parts = sys.argv[1:] or PARTS
    failed = []
    for part in parts:
        if subprocess.run([sys.executable, str(HERE / f"{part}.py")], check=False).returncode:
            failed.append(part)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
