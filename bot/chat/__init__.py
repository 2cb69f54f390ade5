"""The Telegram side. `telegram` is imported nowhere else."""

import os

# RetryAfter says how long as a timedelta, and without a warning each time it is raised.
os.environ.setdefault("PTB_TIMEDELTA", "true")
