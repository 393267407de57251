from invoicing import Line

print(Line)
