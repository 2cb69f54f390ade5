"""Out to Telegram: one reply an update, paced, placed before it is written, edited ever after."""
