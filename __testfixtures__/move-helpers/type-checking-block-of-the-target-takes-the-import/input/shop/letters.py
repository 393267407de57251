from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.catalog import Article


def offer(article: Article) -> str:
    return f"New: {article.name}"
