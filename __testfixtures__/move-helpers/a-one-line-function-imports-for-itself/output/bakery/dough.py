def knead(): from bakery.oven import flour, water; return flour + water
