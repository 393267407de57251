from pathlib import Path

TEXT = Path(__file__).with_name("t.txt")
