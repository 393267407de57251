import textwrap


def fold(text):
    return textwrap.fill(text, 60)
