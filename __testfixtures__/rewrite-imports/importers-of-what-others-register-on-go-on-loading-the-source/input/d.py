from tug import cli

RESULT = cli.run()
