from pathlib import Path

from shop.invoicing import TAX

HERE = Path(__file__).parent


def test_tax():
    text = (HERE / "../../shop/invoicing/config/config.yaml").read_text()
    assert text == f"tax: {TAX}\n"
    assert (HERE / "../data/rates.csv").exists()
