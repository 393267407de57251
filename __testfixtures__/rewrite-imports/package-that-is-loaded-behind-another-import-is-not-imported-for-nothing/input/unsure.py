import shop as s

print(s.net.maybe.count)
