"""The whole bot under load, measured from the question to the final answer."""
