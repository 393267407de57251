from bazaar.scales import weigh

print(weigh("abc"))
