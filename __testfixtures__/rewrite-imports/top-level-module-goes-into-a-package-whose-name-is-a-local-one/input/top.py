import solo

pkg = 3
print(pkg + solo.V)
