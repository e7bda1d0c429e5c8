"""Plans side by side: what stands opposite what, how far apart, what became of it. Nothing here prints."""
