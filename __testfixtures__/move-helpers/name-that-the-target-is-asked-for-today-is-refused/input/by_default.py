from mill import wheels as w

GRIND = getattr(w, "grind", None)
