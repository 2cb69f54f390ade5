"""Answers given whose quotes their articles don't say any more: whoever got one learns of it."""
