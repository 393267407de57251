import re


def title(text):
    return text.title()


SPACES = re.compile(r"\s+")


def _squeeze(text):
    return SPACES.sub(" ", text)
