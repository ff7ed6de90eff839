"""Sourced, dated parameters and the scenarios that change them."""
