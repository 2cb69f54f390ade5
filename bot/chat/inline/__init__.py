"""In chats that the bot need not be in: inline queries and guests."""
