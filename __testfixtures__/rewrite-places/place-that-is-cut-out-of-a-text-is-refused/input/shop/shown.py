import os
import sys
from pathlib import Path

NAME = os.path.basename(__file__)
STEM = Path(__file__).stem
LAST = __file__.split("/")[-1]
TEXT = f"{__file__}: read"
SOURCE = open(__file__).read()


def main():
    assert __file__.endswith(".py")
    print(__file__, sys.argv[0] == __file__)


if __name__ == "__main__":
    main(__file__)
