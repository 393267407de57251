from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.catalog import Article


def label(article: Article) -> str:
    return article.name
