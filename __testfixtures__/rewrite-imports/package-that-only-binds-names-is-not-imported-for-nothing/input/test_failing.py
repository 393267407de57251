import failing

import failing.cli as loaded


def test_start():
    failing.cli.start()
    loaded.start()
