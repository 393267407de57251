import os

from farm import HERE


def test_given(tmp_path):
    base = HERE or tmp_path
    assert os.path.join(base, "barn")
