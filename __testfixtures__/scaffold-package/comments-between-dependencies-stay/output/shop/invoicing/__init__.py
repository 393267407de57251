import requests
from reportlab.lib import pagesizes


def send(url):
    return requests.post(url, data={"size": pagesizes.A4})
