from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from shop_invoicing.lines import Lines

if TYPE_CHECKING:
    from printers.bots import Bot

try:
    import ruled
except ImportError:
    import plain as ruled


@pytest.fixture
def lines(bot: Bot):
    return Lines([bot, ruled.LINE])


with contextlib.suppress(ImportError):
    from printers.bots import Bot

    class LoudBot(Bot):
        pass

    @pytest.fixture
    def bot(ink):
        return LoudBot(ink)

    @pytest.fixture(autouse=True)
    def clean(monkeypatch):
        monkeypatch.setenv("CLEAN", "1")


@pytest.fixture
def ink():
    return "black"


@pytest.fixture
def paper():
    return "white"
