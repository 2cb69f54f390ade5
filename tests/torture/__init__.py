"""Kills the real bot again and again, and looks whether a question was lost, or answered twice."""
