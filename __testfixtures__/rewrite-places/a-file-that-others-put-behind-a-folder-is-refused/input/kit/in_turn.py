import os
import runpy

HERE = os.path.dirname(__file__)


def start():
    for name in ("worker.py",):
        runpy.run_path(f"{HERE}/{name}")
