import runpy

from kit.const import here


def start():
    runpy.run_path(here("worker.py"))
