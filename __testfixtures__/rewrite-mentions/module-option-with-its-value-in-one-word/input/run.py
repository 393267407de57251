import subprocess
import sys

subprocess.run([sys.executable, "-moven.bake"], check=True)
