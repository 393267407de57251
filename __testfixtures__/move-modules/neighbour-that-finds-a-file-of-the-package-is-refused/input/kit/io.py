from pathlib import Path

TEXT = Path(__file__).parent.joinpath("data", "t.txt")
