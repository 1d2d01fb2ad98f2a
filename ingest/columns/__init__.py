"""What the headings of columns say: measure, period, unit and scale of numbers, and what columns of words hold."""
