import os
import runpy
import subprocess
import sys
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = Path(__file__).parent


def start():
    subprocess.run([sys.executable, f"{HERE}/jobs/worker.py", "--once"])
    subprocess.run([sys.executable, HERE + "/jobs/worker.py"])
    subprocess.run([sys.executable, HERE + os.sep + "jobs/worker.py"])
    subprocess.run([sys.executable, f"{HERE}{os.sep}jobs/worker.py"])
    runpy.run_path("%s/jobs/worker.py" % HERE)
    runpy.run_path("%s/jobs/worker.py" % (HERE,))
    runpy.run_path("{}/jobs/worker.py".format(HERE))
    open(os.path.join(HERE, "jobs/worker.py"))
    open(f"{FOLDER}/jobs/worker.py")
    open(f"{FOLDER.parent}/kit/jobs/worker.py")
    open(Path(HERE).joinpath("jobs/worker").with_suffix(".py"))
    open(os.path.dirname(__file__) + "/jobs/worker.py")


def stay(name):
    open(f"{HERE}/cook.py")
    open(f"{name}/worker.py")
    return name == "worker.py"
