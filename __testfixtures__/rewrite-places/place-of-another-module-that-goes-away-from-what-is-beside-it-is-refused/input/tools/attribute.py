from pathlib import Path

import shop.rates

TABLE = Path(shop.rates.__file__).with_name("rates.csv").read_text()
