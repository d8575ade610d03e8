"""A text made ready to be searched: in lower case with plain signs, and as one byte a letter. Positions stay good."""

from functools import lru_cache
from typing import NamedTuple

_BLANKS = "\xa0\u2009\u202f\u2002\u2003\u200a\u3000\u2028\x85"
_SIGNS = [
    ("İ", "I"),  # the only letter whose lower case is longer
    *((sign, "'") for sign in "’‘ʼ´`′"),
    *((sign, '"') for sign in "“”„″"),
    *((sign, "-") for sign in "–—‑‐−‒―"),
    *((sign, " ") for sign in _BLANKS + "\t\r"),
]
# Letters and figures stay, all else is a blank. What one byte cannot hold becomes a "?" and so a blank.
LETTERS = bytes(code if chr(code).isalnum() else 32 for code in range(256))
_WIDE = "•₹€…→✓"  # what one byte cannot hold, is no letter, and stands in many texts


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """Lower case, straight quotes, plain hyphens and blanks, in the same length, so that positions stay good.

    >>> fold("Bachelor’s – 3–5\\xa0Years")
    "bachelor's - 3-5 years"
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    if not text.isascii():
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
        try:
            text.encode()
        except UnicodeEncodeError:
            text = text.encode("utf-8", "replace").decode()
    elif "\t" in text or "\r" in text:
        text = text.replace("\t", " ").replace("\r", " ")
    return text.lower()


class Flat(NamedTuple):
    """A text as `Words` reads it: folded, with blanks for line ends and hyphens; and the same as a byte a character.

    Of the bytes only letters and figures are kept, and `whole` says that all of them could be.
    """

    text: str
    letters: bytes
    whole: bool


@lru_cache(maxsize=16)
def flatten(text: str) -> Flat:
    """A text without case, line ends and hyphens.

    >>> flatten("A/R-\\nCafé")
    Flat(text='a/r  café', letters=b'a r  caf\\xe9', whole=True)
    >>> flatten("第a").whole
    False
    """
    flat = narrow = fold(text).replace("\n", " ").replace("-", " ")
    if not flat.isascii():
        for sign in _WIDE:
            narrow = narrow.replace(sign, " ")
    try:
        return Flat(flat, narrow.encode("latin-1").translate(LETTERS), whole=True)
    except UnicodeEncodeError:
        return Flat(flat, narrow.encode("latin-1", "replace").translate(LETTERS), whole=False)
