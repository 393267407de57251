import os
from pathlib import Path

ROOT = Path(__file__).parent
SHOP = ROOT / "shop"
TILL = SHOP.parent / "packages/shop-till/src/shop_till"


def run(session):
    for each in TILL.glob("[!_]*.py"):
        session.run("python", each, SHOP.parent / "packages/shop-till/src/shop_till" / "run.py")
