from pathlib import Path

NEAR = str(Path(__file__).with_name("worker.py"))
