import pond.frogs as frogs

print(eval("frogs.croak() + frogs.hop()"))
