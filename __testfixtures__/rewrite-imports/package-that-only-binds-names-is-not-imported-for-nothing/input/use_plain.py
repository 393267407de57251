import plain

plain.cli.start()
