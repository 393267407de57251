import subprocess
import sys

subprocess.run([sys.executable, "-moven.roast"], check=True)
