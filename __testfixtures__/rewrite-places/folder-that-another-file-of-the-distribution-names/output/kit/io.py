import os
from pathlib import Path

HERE = Path(__file__).parent
TEXT = Path(__file__).parent / "inner/store" / "t.txt"
SAME = HERE / "inner/store" / "t.txt"
OTHER = HERE.joinpath("inner/store", "t.txt")
THIRD = os.path.join(os.path.dirname(__file__), "inner/store/t.txt")
FRESH = HERE / "cache" / "t.txt"
