import failing  # noqa: F401
import failing_cli

failing_cli.start()
