"""Letters to those who did not pay."""

from jinja2 import Template

from invoicing._utils import Label, _initials, _round_cents
from invoicing.documents import Invoice

LETTER = Template("{{ name }}: {{ total }}")


class Reminder(Invoice):
    """An invoice with a fee."""

    def letter(self) -> list[str]:
        text = LETTER.render(name=_initials(self.customer), total=_round_cents(self.total() * 1.1))
        return Label(text).lines()
