"""A small version of `benchmarks/kill.py`: a crawl killed with -9 leaves nothing torn."""

from benchmarks.kill import torture


def test_kill_9_leaves_nothing_torn(tmp_path):
    assert torture(tmp_path / "data", times=3, postings=400, seed=7) == []
