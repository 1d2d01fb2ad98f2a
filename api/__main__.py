"""`python -m api` is `katsaus`."""

from api.cli import main

if __name__ == "__main__":
    main()
