import sys
from functools import partial
from unittest import mock
from unittest.mock import mock_open, patch
from unittest.mock import patch as replaced

import pytest

from cove import merge as sync

CLOCK = "cove.merge.datetime"
TARGETS = ["cove.merge.json", "cove.merge.open", "cove.merge.go"]


@patch("cove.merge.json")
@mock.patch("cove.merge.json.load", return_value=1)
@patch(target="cove.merge.os.path.join")
@replaced("cove.merge.http.get")
@mock.patch.dict("cove.merge.os.environ", {"HOME": "."})
@patch.multiple("cove.merge.json", load=1)
@patch.multiple("cove.merge", json=1)
@partial(patch, "cove.merge.json")
@patch.dict("sys.modules", {"cove.merge.plugins": None, "cove.merge": sync, "cove.other": None})
def test_decorated(*mocks):
    with patch("cove.merge.open", mock_open(read_data="q"), create=True):
        assert sync.go()


@pytest.mark.parametrize("target", TARGETS)
def test_fixtures(monkeypatch, mocker, target):
    monkeypatch.setattr("cove.merge.datetime.datetime", 5)
    monkeypatch.setattr("cove.merge.input", 3, raising=False)
    monkeypatch.delattr("cove.merge.json.dumps")
    monkeypatch.setitem(sys.modules, "cove.merge.plugins", None)
    monkeypatch.delitem(sys.modules, "cove.merge.plugins")
    mocker.patch("cove.merge.print")
    mocker.patch(target)
    mocker.patch(CLOCK)
    sys.modules["cove.merge.plugins"] = None
    sys.modules.pop("cove.merge.plugins", None)
    assert "cove.merge.plugins" not in sys.modules
    assert sync.go() != open("cove.sync.log")
