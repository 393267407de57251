from invoke import task


@task
def lint(c):
    with c.cd("shop/store"):
        c.run("mypy shop/store")
