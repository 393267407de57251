SHOWN = {}
