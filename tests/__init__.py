"""A package, because another one of this name is installed with a library that the tests use."""
