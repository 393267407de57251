from importlib.resources import files

ROOT = files("farm")
HAY = (ROOT / "barn" / "hay.txt").read_text()
