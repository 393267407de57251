import requests.adapters


class Line:
    adapter = requests.adapters.HTTPAdapter
