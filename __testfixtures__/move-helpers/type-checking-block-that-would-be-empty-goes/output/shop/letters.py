from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.customers import Customer, Staff


def greeting(customer: Customer) -> str:
    return f"Dear {customer.name}"


def hired(customer: Customer) -> Staff:
    return customer


def fired(customer: Customer) -> Staff:
    return customer


def paid(customer: Customer) -> Staff:
    return customer
