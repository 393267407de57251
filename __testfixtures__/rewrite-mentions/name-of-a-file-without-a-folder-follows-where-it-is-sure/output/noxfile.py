def lint(session):
    session.run("mypy", "oven.py", "scripts/mix.py")
    session.run("pytest", "shop")
