"""Kills whoever works on a library again and again, and looks whether anything of it was lost."""
