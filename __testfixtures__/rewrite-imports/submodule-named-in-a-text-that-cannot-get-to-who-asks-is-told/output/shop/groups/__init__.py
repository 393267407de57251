# not in "core" but beside it
