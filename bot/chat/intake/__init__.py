"""In from Telegram: updates on disk before they are acknowledged, worked on in order."""
