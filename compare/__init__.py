"""Plans side by side: the logic of aligning and differing, which prints nothing. Its parts come with `plan compare`."""
