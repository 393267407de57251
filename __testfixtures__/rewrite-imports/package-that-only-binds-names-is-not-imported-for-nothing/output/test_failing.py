import failing_cli
import failing  # noqa: F401

import failing_cli as loaded


def test_start():
    failing_cli.start()
    loaded.start()
