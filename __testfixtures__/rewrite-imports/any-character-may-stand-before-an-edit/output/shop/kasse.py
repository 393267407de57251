"""🧾 Kasse"""
from shop import werke; name = "𝔅🧾é"; preis = werke.PREIS
import shop.werke as b

über = {"🧾": shop} if (shop := b) is None else {"🧾": b.PREIS}; print("🧾", name, preis, über["🧾"])
