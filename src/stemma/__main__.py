"""``python -m stemma``: the command, where the folder of installed commands is not on the path."""

from stemma.cli import main

if __name__ == "__main__":
    main()
