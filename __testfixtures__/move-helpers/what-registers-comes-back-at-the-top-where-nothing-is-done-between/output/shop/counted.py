"""What is between counts what is there."""

from shop.table import TABLE

BEFORE = len(TABLE)


from shop.a_count import count as count  # noqa: E402
