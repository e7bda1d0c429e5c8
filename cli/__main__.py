"""`python -m plantargets.cli` is the command `plan`."""

from plantargets.cli import console

if __name__ == "__main__":
    console()
