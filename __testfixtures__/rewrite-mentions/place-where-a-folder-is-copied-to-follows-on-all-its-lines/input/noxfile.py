def lint(session):
    session.run("mypy", "shop/data")
    session.chdir("shop/data")
    print("shop/data")
