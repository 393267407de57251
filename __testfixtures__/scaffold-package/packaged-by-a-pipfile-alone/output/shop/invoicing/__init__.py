import yaml
from PIL import Image


def load(text):
    return yaml.safe_load(text), Image
