RATES = {"DE": 0.19}
RATES["AT"] = 0.2

COUNTRIES = ["DE"]
COUNTRIES.append("AT")


def pack(lines):
    return list(lines)
