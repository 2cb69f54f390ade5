"""What admins do from the chat, one noun a file: `gate` lets them in, `journal` keeps it."""
