"""Vocabulary: commented tables that a person who cannot program may extend."""
