"""The service, the command line and the page: the edges of Katsaus."""
