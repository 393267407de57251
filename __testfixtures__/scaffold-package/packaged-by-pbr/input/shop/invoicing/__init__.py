import yaml
from PIL import Image

from shop.money import RATE


def load(text):
    return yaml.safe_load(text), Image, RATE
