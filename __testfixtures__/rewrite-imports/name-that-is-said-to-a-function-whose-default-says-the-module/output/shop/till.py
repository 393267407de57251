"""The till."""

from shop.desk import Card as Card, total as total

OPEN = True
