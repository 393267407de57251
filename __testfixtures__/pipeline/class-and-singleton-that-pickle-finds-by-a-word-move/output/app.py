import pickle

from shop.card import GONE

assert pickle.loads(pickle.dumps(GONE)) is GONE
