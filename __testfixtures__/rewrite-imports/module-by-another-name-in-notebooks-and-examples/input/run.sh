python3 - <<'END'
from pond import frogs as f

g = f
print(g.dive(), g.LEGS)
END
