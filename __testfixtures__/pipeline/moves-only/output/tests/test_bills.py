from unittest import mock

from shop.bills import Bill
from shop.papers import Reminder


@mock.patch("shop.bills.rounded", side_effect=round)
def test_bill(rounded):
    assert Bill(None, 3).total() == 3


def test_reminder():
    with mock.patch("shop.papers.timedelta") as timedelta, mock.patch.object(Reminder, "fee", 0):
        Reminder(None).due(0)
    timedelta.assert_called_once()
