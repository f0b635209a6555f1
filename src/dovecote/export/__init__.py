"""Record -> file, one module for each format."""
