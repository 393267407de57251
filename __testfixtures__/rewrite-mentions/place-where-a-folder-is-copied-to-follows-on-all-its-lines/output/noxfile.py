def lint(session):
    session.run("mypy", "shop/store")
    session.chdir("shop/store")
    print("shop/data")
