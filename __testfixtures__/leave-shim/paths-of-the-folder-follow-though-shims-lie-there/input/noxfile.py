def lint(session):
    session.run("flake8p", "./lib/shop/till")
    session.run("black --check lib/shop/till/ lib/shop")
