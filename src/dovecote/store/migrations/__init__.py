"""How a record file becomes one of this Dovecote's: one small module for each change of the tables."""
