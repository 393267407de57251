import plain_cli

plain_cli.start()
