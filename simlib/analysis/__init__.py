"""What a decision changes, for whom, and which rate would make it hold."""
