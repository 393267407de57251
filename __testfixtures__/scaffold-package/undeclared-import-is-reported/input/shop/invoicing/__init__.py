import yaml

import segno_extra


def load(text):
    return yaml.safe_load(text), segno_extra
