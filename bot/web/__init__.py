"""What the bot serves over HTTP: the hook for Telegram's updates, and its health."""
