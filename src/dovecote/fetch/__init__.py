"""Where articles come from: Source -> RawDocument."""
