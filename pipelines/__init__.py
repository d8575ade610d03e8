"""From text to value to Parquet."""
