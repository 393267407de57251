import os
import runpy
import subprocess
import sys
from importlib.util import spec_from_file_location

subprocess.run([sys.executable, "bake.py"])
subprocess.run(f"{sys.executable} bake.py", shell=True)
subprocess.check_call(["python", "-u", "bake.py"], cwd=".")
runpy.run_path("bake.py")
open("cool.py")
spec_from_file_location("bake", "bake.py")
subprocess.run([sys.executable, "knead.py"], cwd="scripts")
os.system("python bake.py")
print("bake.py")
NAMES = ["bake.py"]
