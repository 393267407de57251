def is_ours(request, url):
    path = request.path
    return "/shop/invoicing/" in path or url.startswith("/shop/invoicing/")
