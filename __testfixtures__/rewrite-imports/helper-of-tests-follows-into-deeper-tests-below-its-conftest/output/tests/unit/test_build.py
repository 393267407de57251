from factories import build


def test_build():
    assert build() == 1
