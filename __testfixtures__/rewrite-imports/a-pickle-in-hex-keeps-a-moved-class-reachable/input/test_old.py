import base64
import pickle

BILL = pickle.loads(bytes.fromhex("6362726f6f6b2e610a42"
    "696c6c0a29812e"))
TILL = pickle.loads(bytes.fromhex('286962726F6F6B2E610A54696C6C0A2E'))
MILL = pickle.loads(base64.b64decode("Y2Jyb29rLmEKTWlsbAou"))
KEY = "63c0ffee63c0ffee63c0ffee"
