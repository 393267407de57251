from tug.cli import run

RESULT = run()
