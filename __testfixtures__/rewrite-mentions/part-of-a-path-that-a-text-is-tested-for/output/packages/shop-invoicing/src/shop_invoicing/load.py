import os
from pathlib import Path


def kind(path: Path):
    text = str(path)
    if "/shop_invoicing/" in text:
        at = text.find("/shop_invoicing/")
        return text[at + len("/shop_invoicing/") :]
    return None


def own(frame):
    return "/shop_invoicing/" not in frame.f_code.co_filename and "/shop_invoicing/" in os.path.abspath(__file__)
