from pathlib import Path

PAGES = Path(__file__).parent / "pages"

for module in ["shop.rates", "shop.billing"]:
    text = (PAGES / f"{module}.md").read_text()
    address = "https://shop.example.com/api/" + module + ".txt"
    name = module + ".html"
