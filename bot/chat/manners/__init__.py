"""Who is heard, who may ask, how fast, and what the bot is in each chat."""
