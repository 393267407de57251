import tug.cli

RESULT = tug.cli.run()
