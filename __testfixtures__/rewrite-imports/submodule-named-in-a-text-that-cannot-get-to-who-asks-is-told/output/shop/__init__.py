"""The "core" of it all."""
