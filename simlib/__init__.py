"""Reimbursement simulation and budgeting for Swedish regional health care."""

__version__ = "0.1.0"
