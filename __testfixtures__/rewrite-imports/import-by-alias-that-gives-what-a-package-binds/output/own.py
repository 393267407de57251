from kit import saw as saw

print(saw())
