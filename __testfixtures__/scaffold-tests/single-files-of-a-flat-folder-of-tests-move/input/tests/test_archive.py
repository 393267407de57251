from pathlib import Path

from shop.invoicing.totals import total

OLD = Path(__file__).parent / "data" / "old.txt"


def test_archive():
    assert total([len(OLD.read_text())]) == 4
