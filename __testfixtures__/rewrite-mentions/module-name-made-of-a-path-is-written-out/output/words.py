kind = "hen"
print(f"a {kind} lives in coop.{kind}")
exec(f"print('{kind}')")
