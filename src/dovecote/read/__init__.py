"""What bytes say: RawDocument -> Document, one module for each format."""
