import pkg.solo as solo

pkg = 3
print(pkg + solo.V)
