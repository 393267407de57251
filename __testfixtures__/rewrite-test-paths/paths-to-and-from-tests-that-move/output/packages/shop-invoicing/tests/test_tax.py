from pathlib import Path

from invoicing import TAX

HERE = Path(__file__).parent


def test_tax():
    text = (HERE / "../src/invoicing/config/config.yaml").read_text()
    assert text == f"tax: {TAX}\n"
    assert (HERE / "../../../tests/data/rates.csv").exists()
