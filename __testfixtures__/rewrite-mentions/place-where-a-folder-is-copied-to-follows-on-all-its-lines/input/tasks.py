from invoke import task


@task
def lint(c):
    with c.cd("shop/data"):
        c.run("mypy shop/data")
