"""Sample reports, gold sets, scores and benchmarks."""
