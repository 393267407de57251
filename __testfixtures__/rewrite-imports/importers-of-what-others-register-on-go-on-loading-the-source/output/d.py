from tug import (
    base,
    cli,  # noqa: F401
)

RESULT = base.run()
