"""Question → Answer."""
