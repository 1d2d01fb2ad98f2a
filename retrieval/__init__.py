"""From a Finnish question to an exact, cited answer."""
