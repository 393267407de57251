"""Start a brook: python -m river."""

import subprocess
import sys

subprocess.run([sys.executable, "-m", "river"], check=True)
subprocess.run(["git", "commit", "-m", "brook"], check=False)
