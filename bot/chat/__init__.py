"""The Telegram side. `telegram` is imported nowhere else."""
