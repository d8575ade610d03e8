"""What to fetch, how politely, and what a page says. Computes nothing."""
