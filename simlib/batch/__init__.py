"""Many reports from one file: planned, checked, run through papermill, verified."""
