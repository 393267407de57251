"""Start a brook: python -m brook."""

import subprocess
import sys

subprocess.run([sys.executable, "-m", "brook"], check=True)
subprocess.run(["git", "commit", "-m", "brook"], check=False)
