from __future__ import annotations


class Title:
    pass
