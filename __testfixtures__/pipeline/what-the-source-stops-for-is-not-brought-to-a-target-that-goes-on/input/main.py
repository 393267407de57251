import shop.terminal
