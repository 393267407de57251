from shop_net import far

far.reach()
