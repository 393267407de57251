import sys
from functools import partial
from unittest import mock
from unittest.mock import mock_open, patch
from unittest.mock import patch as replaced

import pytest

from cove import sync

CLOCK = "cove.sync.datetime"
TARGETS = ["cove.sync.json", "cove.sync.open", "cove.sync.go"]


@patch("cove.sync.json")
@mock.patch("cove.sync.json.load", return_value=1)
@patch(target="cove.sync.os.path.join")
@replaced("cove.sync.http.get")
@mock.patch.dict("cove.sync.os.environ", {"HOME": "."})
@patch.multiple("cove.sync.json", load=1)
@patch.multiple("cove.sync", json=1)
@partial(patch, "cove.sync.json")
@patch.dict("sys.modules", {"cove.sync.plugins": None, "cove.sync": sync, "cove.other": None})
def test_decorated(*mocks):
    with patch("cove.sync.open", mock_open(read_data="q"), create=True):
        assert sync.go()


@pytest.mark.parametrize("target", TARGETS)
def test_fixtures(monkeypatch, mocker, target):
    monkeypatch.setattr("cove.sync.datetime.datetime", 5)
    monkeypatch.setattr("cove.sync.input", 3, raising=False)
    monkeypatch.delattr("cove.sync.json.dumps")
    monkeypatch.setitem(sys.modules, "cove.sync.plugins", None)
    monkeypatch.delitem(sys.modules, "cove.sync.plugins")
    mocker.patch("cove.sync.print")
    mocker.patch(target)
    mocker.patch(CLOCK)
    sys.modules["cove.sync.plugins"] = None
    sys.modules.pop("cove.sync.plugins", None)
    assert "cove.sync.plugins" not in sys.modules
    assert sync.go() != open("cove.sync.log")
