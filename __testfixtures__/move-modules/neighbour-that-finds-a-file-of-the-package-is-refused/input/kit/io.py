from pathlib import Path

TEXT = Path(__file__).parent / "data" / "t.txt"
