cat <<'E' | python3
import importlib
m = importlib.import_module("pond.frogs")
print(m.hop())
E
