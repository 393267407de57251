from herbarium import _ferns

print(_ferns.Fern())
