"""What does each path of the sample site answer? Pages are written when they are asked for, and not kept."""

from spiders.sample.careers import PER_LIST, count_lists, write_list, write_posting
from spiders.sample.phrases import load
from spiders.sample.render import PATHS, write_board
from spiders.sample.world import World

ROBOTS = "# The Tallyman sample, synthetic.\nUser-agent: *\nDisallow: /internal/\nAllow: /\n"
HTML, JSON, TEXT = "text/html; charset=utf-8", "application/json; charset=utf-8", "text/plain; charset=utf-8"


class Answers:
    """What each path answers: a status, a content type and a body. Unknown paths are 404."""

    def __init__(self, shown: World) -> None:
        self.world = shown
        self.boards = {}
        for board in shown.boards.values():
            path = PATHS.get(board.kind, "/careers/{token}/").format(token=board.key).partition("?")[0]
            self.boards[path] = board
        self._numbers: dict[str, dict[str, int]] = {}

    def get(self, target: str) -> tuple[int, str, bytes]:
        """The answer for a path with its query."""
        path, _, query = target.partition("?")
        if path == "/robots.txt":
            return 200, TEXT, ROBOTS.encode()
        board = self.boards.get(path)
        if board is not None and board.kind != "jsonld":
            jobs = [self.world.job(posting.job) for posting in board.postings]
            return 200, JSON, write_board(board, jobs, query)
        if board is not None:
            return self._list(path, query)
        if path.startswith("/careers/"):
            return self._posting(path)
        if path.startswith("/internal/"):
            return 200, HTML, self._small("Referrals are for colleagues.")
        return (200, HTML, self._index()) if path == "/" else self._missing()

    def _list(self, path: str, query: str) -> tuple[int, str, bytes]:
        board, page = self.boards[path], query.removeprefix("page=") or "1"
        if not page.isdecimal() or not 1 <= int(page) <= count_lists(board):
            return self._missing()
        start = (int(page) - 1) * PER_LIST
        jobs = [self.world.job(posting.job) for posting in board.postings[start : start + PER_LIST]]
        return 200, HTML, write_list(board, int(page), jobs)

    def _posting(self, path: str) -> tuple[int, str, bytes]:
        home, _, rest = path.partition("jobs/")
        board = self.boards.get(home)
        if board is None:
            return self._missing()
        if home not in self._numbers:
            self._numbers[home] = {posting.id: number for number, posting in enumerate(board.postings)}
        number = self._numbers[home].get(rest.removesuffix("/apply"))
        if number is None:
            return self._missing()
        if rest.endswith("/apply"):
            return 200, HTML, self._small("Nobody can apply here.")
        posting = board.postings[number]
        return 200, HTML, write_posting(board, posting, self.world.job(posting.job))

    def _small(self, words: str) -> bytes:
        note: str = load("company")["synthetic"]
        return f'<!doctype html><html lang="en"><meta charset="utf-8"><p>{words}</p><p>{note}</p></html>'.encode()

    def _missing(self) -> tuple[int, str, bytes]:
        return 404, HTML, self._small("There is no such page.")

    def _index(self) -> bytes:
        rows = "".join(f'<li><a href="{path}">{board.employer.name}</a></li>' for path, board in self.boards.items())
        return self._small(f"The sample: {len(self.boards)} boards.").replace(
            b"</html>", f"<ul>{rows}</ul></html>".encode()
        )
