"""Orders of the shop."""

HEAD = "the shop"
