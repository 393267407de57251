import solo

print(solo.V)
