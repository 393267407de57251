import pickle

from shop.till import GONE

assert pickle.loads(pickle.dumps(GONE)) is GONE
