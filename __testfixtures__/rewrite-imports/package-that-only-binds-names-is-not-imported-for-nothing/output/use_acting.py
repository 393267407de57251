import acting
import acting_cli

acting_cli.start()
