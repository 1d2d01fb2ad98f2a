"""Whether a dependency has a known weakness that another version mends: pip-audit over constraints.txt.

Exit status 1 when one has. Says so and goes on where the data on weaknesses cannot be reached.
"""

import json
import subprocess
import sys
from pathlib import Path

_CONSTRAINTS = Path(__file__).resolve().parents[1] / "constraints.txt"
_REACH_SECONDS = 5
_AUDIT_SECONDS = 180


def main() -> int:
    """Looks, and tells what it found."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(_CONSTRAINTS), "--no-deps", "--disable-pip"]
    command += ["--progress-spinner", "off", "--format", "json", "--timeout", str(_REACH_SECONDS)]
    try:
        audit = subprocess.run(command, capture_output=True, text=True, timeout=_AUDIT_SECONDS, check=False)
        found = json.loads(audit.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        print("pip-audit: the data on weaknesses cannot be reached; dependencies are not checked")
        return 0
    weak = [(one, weakness) for one in found for weakness in one.get("vulns", []) if weakness["fix_versions"]]
    for one, weakness in weak:
        print(f"{one['name']} {one['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions'])}")
    known = sum("skip_reason" not in one for one in found)
    print(f"pip-audit: {known} of {len(found)} dependencies are known there; {len(weak)} known weaknesses that another version mends")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
