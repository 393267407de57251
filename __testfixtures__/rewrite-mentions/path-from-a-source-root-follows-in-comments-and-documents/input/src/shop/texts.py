"""See shop/_tools/gen.py and shop/_tools/other.py; not _tools/gen.py."""

NAME = "shop/_tools/gen.py"
