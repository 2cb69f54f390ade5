"""What the bot keeps besides the library: one SQLite file, a table a module, one writing thread."""
