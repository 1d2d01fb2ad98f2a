"""From a report PDF to figures, records and passages in the stores."""
