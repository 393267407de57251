from operator import attrgetter

from shop.css.styles import Styles

_get_dock = attrgetter("styles.is_docked")


class Widget:
    styles = Styles()


print(_get_dock(Widget()))
