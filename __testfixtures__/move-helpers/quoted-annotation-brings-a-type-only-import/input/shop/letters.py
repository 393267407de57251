"""Letters to customers."""

import textwrap


def fold(text: str) -> str:
    return textwrap.fill(text, 60)
