"""What must hold between the files of a case, before anything is computed.

Every fault here is one that no single file shows: a parameter that nobody reads,
a unit without a value, a date that comes too late, a change that changes nothing.
"""
