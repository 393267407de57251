# shop/_tools/gen.py looks for it.
# see src/shop/_tools/gen.py
# shop._tools.gen does
X = 1
