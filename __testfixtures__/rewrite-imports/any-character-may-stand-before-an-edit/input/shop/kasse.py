"""🧾 Kasse"""
from shop import bücher; name = "𝔅🧾é"; preis = bücher.PREIS
import shop.bücher as b

über = {"🧾": shop} if (shop := b) is None else {"🧾": b.PREIS}; print("🧾", name, preis, über["🧾"])
