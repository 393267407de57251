from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.catalog import Article
    from shop.customers import Customer


def greeting(customer: Customer) -> str:
    return f"Dear {customer.name}"


def label(article: Article) -> str:
    return article.name
