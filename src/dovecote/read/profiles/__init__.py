"""Field names of news services and tables, as data: one TOML file each, tried in the order of their names."""

NO_PART = True
