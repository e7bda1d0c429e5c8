"""`python -m plantargets.cli` is the command `plan`."""

from plantargets.cli import main

if __name__ == "__main__":
    main()
