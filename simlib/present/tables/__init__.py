"""The tables of the two reports, each from one function."""
