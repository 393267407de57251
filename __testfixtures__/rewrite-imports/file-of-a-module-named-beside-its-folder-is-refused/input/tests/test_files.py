import os

from shop import lines

FOLDER = os.path.dirname(os.path.abspath(lines.__file__))


def test_listed():
    assert "lines.py" in os.listdir(FOLDER)
