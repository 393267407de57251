import failing
import failing_cli

failing_cli.start()
