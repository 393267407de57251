import acting_cli
import acting  # noqa: F401

import acting_cli as loaded


def test_start():
    acting_cli.start()
    loaded.start()
