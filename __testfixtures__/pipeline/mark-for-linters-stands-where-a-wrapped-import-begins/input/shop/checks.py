from shop.registry import register


@register
def second_check():
    return 2


@register
def first_check_of_all_of_them():
    return 1
