def left(x): return x
