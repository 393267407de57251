from shop import fields

print(fields.Pluck, fields.__all__)
