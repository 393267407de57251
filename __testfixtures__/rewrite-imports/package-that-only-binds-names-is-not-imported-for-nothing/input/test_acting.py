import acting

import acting.cli as loaded


def test_start():
    acting.cli.start()
    loaded.start()
