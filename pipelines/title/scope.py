"""Whether a title is of the occupation: `core`, `adjacent` or `out`, by sense, with its reason (DESIGN 4).

`vocabulary/collections/titles.csv` says what a phrase stands for, `homonyms.csv` which other senses "collection" and
"recovery" have, `roles.csv` which words are jobs. A title that says enough is decided by itself; one that does not
("Recovery Specialist", "Account Specialist") by the words of its description (`pipelines.title.described`).

Without a description, or with one that says nothing of it, a bare phrase has the default of its row: a collector or a
recovery specialist collects, an account specialist is adjacent, a tax collector or a technician of collections is out.
Getting overdue taxes or fines paid is core ("Delinquent Tax Collector"); taking taxes at a counter is not. So is the
enforcement agent of England and Wales, not the officer of a US court; repossessing is core, towing a breakdown is not.
"""

from pipelines.title.described import judge
from pipelines.title.lists import FAMILY, Mark, lists
from pipelines.vocabulary.phrases import BREAKS, Found, singular

# "Patient Recovery" is a ward and "Patient Collections" a debt: beside "recovery" these settle nothing.
CLINICAL = frozenset({"medical", "healthcare", "patients", "dental", "hospital", "physician", "soft bucket"})
# Trades that run lorries, and owe and lend like any other: in another part of the title they name the employer.
TRADES = frozenset({"waste", "wastewater", "logistics"})
TAX_OFFICE = "tax office"  # takes taxes at a counter, whatever part of the title says so
DESKS = frozenset({"collections_specialist", "collections_representative", "collections_analyst"})
KEEPERS = frozenset({"officer", "assistant", "coordinator"})  # museums have these as often as lenders do
BRAND_ENDS: tuple[list[str], ...] = ([], ["by"], ["at"], ["|"], [","], ["/"])
NOTHING = "no word of collecting, receivables or credit work"


class Reading:
    """One title on its way to a decision: its words, the parts they stand in, and what the lists say of them.

    `words` come from `split_title`, `marks` from the list of titles, which the caller has looked at already.
    """

    def __init__(self, words: list[str], marks: list[Found[Mark]], description: str | None) -> None:
        self.words, self.marks, self.description = words, marks, description
        self.nouns = [found for found in lists().nouns.find(words) if found.value.role]
        self._kinds: dict[str, list[Found[Mark]]] = {}
        for mark in marks:
            self._kinds.setdefault(mark.value.kind, []).append(mark)
        self.part: list[int] = []
        number = 0
        for word in words:
            number += word in BREAKS
            self.part.append(number)
        self.families = {FAMILY[word] for word in map(singular, words) if word in FAMILY}

    def of(self, *kinds: str) -> list[Found[Mark]]:
        """The marks of these kinds, in the order of the title."""
        if len(kinds) == 1:
            return self._kinds.get(kinds[0], [])
        return [mark for mark in self.marks if mark.value.kind in kinds]

    def decide(self) -> tuple[str, Found[Mark] | None, str]:
        """Scope, the mark that carried it (None where none did), and the reason.

        A clerical title that its description makes adjacent brings its role with it: "adjacent:billing".
        """
        core, weak, bare = self.of("core"), self.of("weak"), self.of("bare")
        near = [mark for mark in self.of("adjacent", "ar") if self._is_meant(mark)]
        if self.families and not core and (homonym := self._homonym(bool(near))):
            sense, firm = homonym
            scope, words = ("out", None) if firm else judge(self.description, "out")
            return scope, weak[0] if scope == "core" and weak else None, words or f"homonym: {sense}"
        if (core or weak or near or bare) and (trade := self._other_profession()):
            return "out", None, f"profession: {trade}"
        if core:
            return "core", core[0], self._says(core[0])
        if weak:
            clinical = CLINICAL if FAMILY[singular(self.words[weak[0].start])] == "recovery" else frozenset()
            beside = [mark for mark in self.of("money") if mark.value.value not in clinical] + near
            beside += [mark for mark in bare if mark.value.value not in ("out", "doubt")]
            if beside:
                scope, words = judge(self.description, "settled")
                return scope, weak[0], words or f"{self._says(weak[0])}, {beside[0].phrase}"
            strange = self._strange(weak)
            scope, words = judge(self.description, "doubt" if strange else "core")
            return scope, weak[0], words or (f"unfamiliar: {strange}" if strange else "bare " + self._says(weak[0]))
        if bare:
            rank = {"core": 0, "adjacent": 1}
            mark = min(bare, key=lambda mark: rank.get(mark.value.value.split(":")[0], 2))
            default = mark.value.value.split(":")[0]
            if default == "doubt" and any(money.phrase == "debt" for money in self.of("money")):
                default = "core"
            if default == "core" or not near:
                named = default == "out" and self.of("neutral")  # "Debt Advice Customer Specialist" says what it is
                scope, words = ("out", None) if named else judge(self.description, default)
                if scope == "out" and self._is_credit_work():
                    return self._credit()
                return scope, mark, words or "bare " + self._says(mark)
        if near:
            return "adjacent", near[0], self._says(near[0])
        if self._is_credit_work():
            return self._credit()
        scope, words = judge(self.description, "out") if self._is_money_desk() else ("out", None)
        return scope, None, words or NOTHING

    def _is_money_desk(self) -> bool:
        """A desk of a lender, a hospital or a law firm whose title alone tells nothing ("Consumer Relations Agent")."""
        return bool(self.of("money") and self.nouns) and not self.of("function", "profession", "neutral")

    def _credit(self) -> tuple[str, None, str]:
        """Credit work, unless the description is of collecting."""
        scope, words = judge(self.description, "clerical")
        return ("core", None, words) if scope == "core" and words else ("adjacent", None, "title: credit")

    def _says(self, mark: Found[Mark]) -> str:
        return "title: " + " ".join(self.words[mark.start : mark.end])

    def _has_noun(self, part: int) -> bool:
        return any(self.part[noun.start] == part for noun in self.nouns)

    def _homonym(self, near: bool) -> tuple[str, bool] | None:
        """The other sense of a weak word, where the title shows one; firm where it stands right beside the word.

        Elsewhere it may name the employer's trade ("Collector - Library Fines"), so a description of debt overrules it.
        """
        weak = {self.part[at] for at, word in enumerate(self.words) if singular(word) in FAMILY}
        settled = {self.part[mark.start] for mark in self.of("money")} & weak
        desk = {self.part[noun.start] for noun in self.nouns if noun.value.role in DESKS} & weak
        for found in lists().homonyms.find(self.words):
            for family, where, sense in found.value:
                elsewhere = where == "any" and self.part[found.start] not in weak
                if elsewhere and sense != TAX_OFFICE and (settled or near or (desk and sense in TRADES)):
                    continue
                if family in self.families and (where != "end" or self._ends_like_brand()):
                    near_by = self.words[found.start - 1 : found.start] + self.words[found.end : found.end + 1]
                    inside = self.words[found.start : found.end] + near_by
                    return sense, where != "end" and any(singular(word) in FAMILY for word in inside)
        return ("brand", False) if self._ends_like_brand(named=True) else None

    def _strange(self, weak: list[Found[Mark]]) -> str | None:
        """A word right beside the weak one that titles of this trade do not have there ("Shellfish Collector").

        Employers and new products have such words too, so the plural with a desk's noun is left alone: museums and
        farms rarely say "Collections Specialist", lenders always do. But what stands in the plural before it is things
        ("Zines Collections Specialist"), and a keeper's noun is a museum's too. A word of three letters is an
        abbreviation.
        """
        for mark in weak:
            part = self.part[mark.start]
            desks = {noun.phrase for noun in self.nouns if noun.value.role in DESKS and self.part[noun.start] == part}
            lenders = self.words[mark.start] == "collections" and desks and not desks & KEEPERS
            for at in (mark.start - 1, mark.end):
                if not 0 <= at < len(self.words) or self.part[at] != part or len(self.words[at]) < 4:
                    continue
                word = self.words[at]
                things = at < mark.start and word.endswith("s") and not word.endswith("as") and singular(word) != word
                if lenders and not things:
                    continue
                if word.isalpha() and singular(word) not in lists().familiar:
                    return f"{word} {self.words[mark.start]}" if at < mark.start else f"{self.words[mark.start]} {word}"
        return None

    def _ends_like_brand(self, named: bool = False) -> bool:
        """Whether a part ends in a singular "collection" after other words, as the name of a hotel or a mall does.

        With `named`, only after "the", or after words of which none is a debt's, a place's or a job's.
        """
        for at, word in enumerate(self.words):
            if word != "collection" or self.words[at + 1 : at + 2] not in BRAND_ENDS:
                continue
            part = self.part[at]
            start = self.part.index(part) + (self.words[self.part.index(part)] in BREAKS)
            ours = self.words[start:at]
            if not ours and part and not named and self.words[at + 1 : at + 2] in (["at"], ["by"]):
                return True
            known = any(self.part[mark.start] == part and mark.value.kind != "weak" for mark in self.marks)
            if ours and (not named or "the" in ours or (part and not known and not self._has_noun(part))):
                return True
        return False

    def _other_profession(self) -> str | None:
        """The trade that heads the title ("Product Manager, Collections"), if it is not ours.

        What stands behind a whole job of ours is a second job, or where it is done ("Repo Agent / Tow Truck Driver").
        """
        if not self.of("profession", "function"):
            return None
        ours = [self.part[noun.start] for noun in self.nouns]
        ours = [self.part[mark.start] for mark in self.of("core") if mark.value.role or self.part[mark.start] in ours]
        for mark in self.of("profession"):
            if not ours or self.part[mark.start] <= ours[0]:
                return mark.value.value
        others = [mark for mark in self.marks if mark.value.kind not in ("function", "familiar")]
        ends, starts = {mark.end for mark in others}, {mark.start for mark in others}
        for mark in self.of("function"):
            if ours and self.part[mark.start] > ours[0]:
                continue
            after = self.words[mark.end : mark.end + 1] == ["and"] and mark.end + 1 in starts
            before = mark.start > 0 and self.words[mark.start - 1] == "and" and mark.start - 1 in ends
            if not after and not before and self._has_noun(self.part[mark.start]):
                return mark.value.value
        return None

    def _is_meant(self, mark: Found[Mark]) -> bool:
        """Whether "AR" is accounts receivable, not Arkansas or augmented reality, and "Billings" no town in Montana."""
        if mark.value.kind != "ar":
            return self.words[mark.start] != "billings" or self.words[mark.end : mark.end + 1] not in (
                [],
                [","],
                ["mt"],
            )
        if {"vr", "xr", "reality"} & set(self.words):
            return False
        part = self.part[mark.start]
        inside = [word for at, word in enumerate(self.words) if self.part[at] == part and word not in BREAKS]
        if len(inside) > 1:
            return self._has_noun(part) or "and" in inside or "follow" in inside
        if mark.start == 0 or "/" in (self.words[mark.start - 1], *self.words[mark.end : mark.end + 1]):
            return True
        return any(noun.end == mark.start - 1 and noun.start <= 1 for noun in self.nouns)

    def _is_credit_work(self) -> bool:
        """Credit work that no phrase of the list names: "Manager - Credit", "Credit Portfolio Analyst"."""
        if not self.nouns or self.of("function", "profession", "neutral"):
            return False
        for mark in self.of("money"):
            part = self.part[mark.start]
            inside = [word for at, word in enumerate(self.words) if self.part[at] == part and word not in BREAKS]
            if mark.phrase == "credit" and (len(inside) == 1 or self._has_noun(part)):
                return True
        return False
