from shop.registry import register


@register
def second_check():
    return 2


from shop.algorithms.approximation.connected_components import (  # noqa: E402
    first_check_of_all_of_them as first_check_of_all_of_them,
)
