import os
import tempfile

import farm


def test_home(tmp_path):
    home = str(tmp_path / "home")
    assert farm.__file__
    for one in (home + "-backup", home):
        assert os.path.join(one, "barn", "hay.txt")


def test_other():
    with tempfile.TemporaryDirectory() as folder:
        assert os.path.join(folder, "barn")
