"""One script a figure, each beside its peer or its limit in the same run."""
