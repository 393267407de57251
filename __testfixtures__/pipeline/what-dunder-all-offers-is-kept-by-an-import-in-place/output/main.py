from shop import _pluck, fields

print(_pluck.Pluck, fields.__all__)
