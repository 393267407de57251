import acting  # noqa: F401
import acting_cli

acting_cli.start()
