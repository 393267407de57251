from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    # They know of us.
    from shop.customers import Customer
    from shop.customers import Staff


def fired(customer: Customer) -> Staff:
    return customer


def label(name: str) -> str:
    return t.cast(str, name).title()
