"""`python -m dovecote`."""

from dovecote.cli.main import main

if __name__ == "__main__":
    main()
