import pkgutil
import subprocess
import sys
from importlib.resources import files

MODULE = "river"


def run():
    subprocess.run([sys.executable, "-m", MODULE], check=True)


def water(name, package="river"):
    return files(package).joinpath("data", name).read_text()


def same_water():
    return pkgutil.get_data("river", "data/water.txt")


def all_modules(path):
    return [info.name for info in pkgutil.walk_packages(path, prefix="river.")]
