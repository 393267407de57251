import pytest


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "a").write_text("1")
    return tmp_path


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    return tmp_path_factory.mktemp("once")
