from pond.says import title as title

DEPTH = 2
