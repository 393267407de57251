import subprocess
import sys

from kit.const import HERE


def start():
    subprocess.run([sys.executable, f"{HERE}/worker.py"])
