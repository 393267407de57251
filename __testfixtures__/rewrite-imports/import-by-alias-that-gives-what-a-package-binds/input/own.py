import kit.saw as saw

print(saw())
