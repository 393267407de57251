from cafe.card import prices as prices
