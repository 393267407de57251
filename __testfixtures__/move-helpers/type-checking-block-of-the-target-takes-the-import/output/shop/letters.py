from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.catalog import Article
    from shop.customers import Customer


def offer(article: Article) -> str:
    return f"New: {article.name}"


def greeting(customer: Customer) -> str:
    return f"Dear {customer.name}"
