import os
from pathlib import Path

HERE = Path(__file__).parent
TEXT = Path(__file__).parent / "data" / "t.txt"
SAME = HERE / "data" / "t.txt"
OTHER = HERE.joinpath("data", "t.txt")
THIRD = os.path.join(os.path.dirname(__file__), "data/t.txt")
FRESH = HERE / "cache" / "t.txt"
