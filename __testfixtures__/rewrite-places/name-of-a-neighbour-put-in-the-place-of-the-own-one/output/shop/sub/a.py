from pathlib import Path

TEXT = Path(__file__).parent.with_name("t.txt")
