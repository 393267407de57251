"""Without an optional dependency, what needs it says which extra brings it."""

import pytest
from run_without import run_without

USERS = [  # dependency, user, message
    (
        'reportlab',
        'shop_invoicing.pdf:pdf',
        "pdf needs reportlab, which is not installed: pip install 'shop-invoicing[pdf]'",
    )
]

CALL = """
import inspect, sys
from pkgutil import resolve_name

user, message = sys.argv[1:]
function = resolve_name(user)
required = [
    parameter
    for parameter in inspect.signature(function).parameters.values()
    if parameter.default is parameter.empty
]
plain = [p for p in required if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
named = {p.name: None for p in required if p.kind is p.KEYWORD_ONLY}
try:
    function(*[None] * len(plain), **named)
except ImportError as error:
    assert str(error) == message, str(error)
else:
    raise AssertionError(f"{user} asks for nothing")
"""


@pytest.mark.parametrize(('dependency', 'user', 'message'), USERS)
def test_says_what_to_install(dependency, user, message):
    done = run_without([dependency], CALL, user, message)
    assert done.returncode == 0, done.stderr
