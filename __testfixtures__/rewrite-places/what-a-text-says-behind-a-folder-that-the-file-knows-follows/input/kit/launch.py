import os
import runpy
import subprocess
import sys
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = Path(__file__).parent


def start():
    subprocess.run([sys.executable, f"{HERE}/worker.py", "--once"])
    subprocess.run([sys.executable, HERE + "/worker.py"])
    subprocess.run([sys.executable, HERE + os.sep + "worker.py"])
    subprocess.run([sys.executable, f"{HERE}{os.sep}worker.py"])
    runpy.run_path("%s/worker.py" % HERE)
    runpy.run_path("%s/worker.py" % (HERE,))
    runpy.run_path("{}/worker.py".format(HERE))
    open(os.path.join(HERE, "worker.py"))
    open(f"{FOLDER}/worker.py")
    open(f"{FOLDER.parent}/kit/worker.py")
    open(Path(HERE).joinpath("worker").with_suffix(".py"))
    open(os.path.dirname(__file__) + "/worker.py")


def stay(name):
    open(f"{HERE}/cook.py")
    open(f"{name}/worker.py")
    return name == "worker.py"
