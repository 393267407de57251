#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the shop
"""Rounding rules.

They are the same for all countries.
"""
