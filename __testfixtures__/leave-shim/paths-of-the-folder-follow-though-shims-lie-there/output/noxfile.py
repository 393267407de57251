def lint(session):
    session.run("flake8p", "./packages/shop-till/src/shop_till")
    session.run("black --check packages/shop-till/src/shop_till/ lib/shop")
