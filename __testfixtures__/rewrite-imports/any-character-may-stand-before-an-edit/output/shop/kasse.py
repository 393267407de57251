"""🧾 Kasse"""
from shop import werke as bücher; name = "𝔅🧾é"; preis = bücher.PREIS
import shop.werke as b

über = {"🧾": shop} if (shop := b) is None else {"🧾": b.PREIS}; print("🧾", name, preis, über["🧾"])
