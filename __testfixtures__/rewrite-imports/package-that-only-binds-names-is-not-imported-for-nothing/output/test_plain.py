import plain_cli

import plain_cli as loaded


def test_start():
    plain_cli.start()
    loaded.start()
