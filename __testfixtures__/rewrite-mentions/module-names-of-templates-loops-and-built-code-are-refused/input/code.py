kind = "hen"
space = {}
exec(f"from coop.{kind} import SIZE", space)
print(space["SIZE"])
