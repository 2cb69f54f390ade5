"""Files of each kind, damaged where it leads parsers somewhere new."""
