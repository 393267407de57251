from shop.lines import Line as Line
