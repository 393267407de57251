def lint(session):
    session.run("mypy", "bake.py", "scripts/knead.py")
    session.run("pytest", "shop")
