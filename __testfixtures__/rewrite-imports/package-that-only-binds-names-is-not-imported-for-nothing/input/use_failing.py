import failing

failing.cli.start()
