import os
import runpy
import subprocess
import sys
from importlib.util import spec_from_file_location

subprocess.run([sys.executable, "oven.py"])
subprocess.run(f"{sys.executable} oven.py", shell=True)
subprocess.check_call(["python", "-u", "oven.py"], cwd=".")
runpy.run_path("oven.py")
open("cool.py")
spec_from_file_location("bake", "oven.py")
subprocess.run([sys.executable, "mix.py"], cwd="scripts")
os.system("python oven.py")
print("bake.py")
NAMES = ["bake.py"]
