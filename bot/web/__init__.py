"""What the bot serves over HTTP: the hook for updates, article pages, and its health."""
