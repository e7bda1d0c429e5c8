"""The version of the program, which the package takes from here."""

VERSION = "0.1.0"
