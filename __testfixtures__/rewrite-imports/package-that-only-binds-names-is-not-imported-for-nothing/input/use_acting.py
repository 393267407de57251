import acting

acting.cli.start()
