"""The changes, oldest first. Each runs in one transaction with the others that are due."""
