# fmt: off
RATES = {
    "DE": 0.19,   "AT": 0.20,
    "FR": 0.20,   "CH": 0.081,
}
# fmt: on
