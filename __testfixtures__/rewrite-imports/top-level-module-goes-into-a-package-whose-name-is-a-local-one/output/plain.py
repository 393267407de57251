import pkg.solo

print(pkg.solo.V)
