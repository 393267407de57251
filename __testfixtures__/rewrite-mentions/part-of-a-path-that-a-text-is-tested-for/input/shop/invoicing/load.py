import os
from pathlib import Path


def kind(path: Path):
    text = str(path)
    if "/shop/invoicing/" in text:
        at = text.find("/shop/invoicing/")
        return text[at + len("/shop/invoicing/") :]
    return None


def own(frame):
    return "/shop/invoicing/" not in frame.f_code.co_filename and "/shop/invoicing/" in os.path.abspath(__file__)
