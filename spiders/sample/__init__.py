"""The bundled sample: invented employers, postings and pages, with the truth of every field.

Nothing here was read from a real posting. `world` is a pure function of a seed and a size and knows what is true;
`render` writes it down in the shapes of four kinds of board; `site` serves it on loopback. The sentences stand in
`phrases/`, apart from the vocabulary that readers use, so that a reader is not judged by its own word lists.
"""
