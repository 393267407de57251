"""Helpers of the tarn."""
