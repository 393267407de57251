import datetime
import json
import os.path

import requests as http


def go():
    with open("cove.sync.json") as file:
        return json.load(file), os.path.sep, http, datetime
