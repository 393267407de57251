import plain

import plain.cli as loaded


def test_start():
    plain.cli.start()
    loaded.start()
