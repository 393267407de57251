import base64
import pickle

OLDEST = b"(dp0\nS'bill'\np1\ncbrook.a\nBill\np2\ns."
