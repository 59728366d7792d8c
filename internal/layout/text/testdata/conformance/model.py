"""The expected side of the conformance cases: positions by the written rules, independent of the engine.

    /usr/bin/python3 model.py            writes <group>.json beside each cases/<group>.txt
    /usr/bin/python3 model.py --check    exits with 1 when one of them is not what would be written

It needs Debian's python3-fonttools. The lines were marked by hand in the case files; this program never chooses a
line end. It adds where every character of a line stands, in em, by the rules of the sources:

  CLREQ   W3C, Requirements for Chinese Text Layout        GB/T    GB/T 15834-2011
  JLREQ   W3C, Requirements for Japanese Text Layout       KLREQ   W3C, Requirements for Hangul Text Layout

Case files: `@rule: …` and `@source: …` hold for the lines that follow; # begins a comment; a case is

    language  width  options  text

parted by two or more spaces. In the text | ends a line, ^ ends one that shows a hyphen, \\uXXXX and \\n stand for
characters that would not be seen. Options, parted by commas, or - for none:

    vertical, hang, compact    as in Paragraph and Measure
    normalise                  the text was written otherwise: `written => lines`
    prefer                     the lines are given to the engine as the wished ones
    keep=word/word             words that are never broken
    gap=0.25                   another gap between Han and Latin; none is -1
    lines                      compare the lines alone, since what the positions would show has a case of its own
    overfull                   a line is wider than the measure, by need
    forms=…                    the characters that are drawn in a column
"""

import json
import os
import re
import sys

sys.dont_write_bytecode = True
from characters import (  # noqa: E402
    CLOSING, COLONS, DOTS, EXCLAMATIONS, HANGING_QUOTES, HANGING_STOPS, OPENING, QUOTES, STOPS,
    is_emoji, is_han, is_hangul, is_kana, is_latin, quoted_in_latin, standing, traditional, units,
)
from face import Face  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = os.path.join(HERE, *[os.pardir] * 5, "fonts")
CJK = Face(os.path.join(FONTS, "noto-serif-cjk-400.otf"))
LATIN = Face(os.path.join(FONTS, "noto-serif-400.ttf"))
EMOJI = Face(os.path.join(FONTS, "noto-color-emoji.ttf"))

HALF, QUARTER, EIGHTH = 0.5, 0.25, 0.125

class Cell:
    """What is never split: mostly one character."""

    def __init__(self, text, advance, kind, lead=0.0, trail=0.0, stands="u"):
        self.text, self.advance, self.kind = text, advance, kind
        self.lead, self.trail, self.stands = lead, trail, stands


def cell(text, i, unit, language, vertical, stands):
    """One cell, as it stands by itself."""
    c = unit[0]
    chinese, japanese, korean = language.startswith("zh"), language == "ja", language == "ko"
    cjk = chinese or japanese or korean
    if c in "\u200b\u2060\u00ad\ufeff":
        return Cell(unit, 0.0, "unseen")
    if c in "\r\n":
        return Cell(unit, 0.0, "newline")
    if is_emoji(c) or len(unit) > 1 and unit[-1] in "\ufe0f\u20e3":
        return Cell(unit, EMOJI.widths[EMOJI.cmap[0x1F680]][0] / EMOJI.upem, "emoji")
    face = CJK if cjk and CJK.has(c) or not LATIN.has(c) else LATIN
    own = lambda: face.advance(c, language)  # noqa: E731
    if c == "—" and (chinese or japanese):
        # Two of them take two em, one takes one (GB/T 5.1.4, 5.1.6; CLREQ 3.1.5.1).
        return Cell(unit, float(len(unit)), "dash")
    if c == "⸺":
        return Cell(unit, 2.0, "dash")
    if c in "…⋯‥" and (chinese or japanese):
        return Cell(unit, 1.0, "ellipsis")
    if c in QUOTES and (not (chinese or japanese) or quoted_in_latin(text, i)):
        # In Latin and Korean text they are proportional.
        return Cell(unit, face.advance(c, "ko") if face is CJK else own(), "latin-mark", stands=stands)
    if c in OPENING or c in CLOSING or c in STOPS or c in COLONS or c in EXCLAMATIONS:
        kind = "open" if c in OPENING else "close" if c in CLOSING else "stop" if c in STOPS else "colon" if c in COLONS else "exclamation"
        lead, trail = face.air(c, language, vertical)
        if c in QUOTES and (vertical or japanese):
            # In columns they are drawn as brackets; in Japanese they are half an em with half an em of air (JLREQ 3.1.2).
            lead, trail = (HALF, 0.0) if c in OPENING else (0.0, HALF)
        if kind == "exclamation" and (traditional(language) or japanese):
            # They take a whole em (CLREQ 3.1.6.1; JLREQ 3.1.6).
            lead = trail = 0.0
        if kind in ("colon", "exclamation") and vertical and chinese:
            lead = trail = 0.0
        return Cell(unit, 1.0, kind, lead, trail)
    if c in DOTS and (chinese or japanese):
        # Half an em in the Mainland (GB/T 5.1.7), one elsewhere (CLREQ 3.1.2); in Japanese the half has a quarter of air
        # on both sides (JLREQ 3.1.2).
        if chinese and not traditional(language):
            return Cell(unit, HALF, "dot")
        return Cell(unit, 1.0, "dot", *((QUARTER, QUARTER) if japanese else (0.0, 0.0)))
    if chinese and not traditional(language) and c in "–／" and not vertical:
        return Cell(unit, HALF, "connector")  # GB/T 5.1.6, 5.1.9; CLREQ 3.1.6.1
    if chinese and c in "‼⁇⁈⁉":
        return Cell(unit, 1.0, "exclamation")  # CLREQ 3.1.3.3
    if is_han(c) or is_kana(c):
        return Cell(unit, 1.0, "ideograph")
    if is_hangul(c):
        return Cell(unit, own(), "hangul")
    if c == " " or c == "\u00a0":
        return Cell(unit, own(), "space", stands=stands)
    if c == "\u3000":
        return Cell(unit, 1.0, "wide-space")
    if vertical and stands == "u":
        return Cell(unit, 1.0, "upright")
    return Cell(unit, own(), "latin" if is_latin(c) else "sign", stands=stands)


def cells(text, language, vertical):
    """The cells of a whole paragraph."""
    stands = standing(text, vertical)
    out, i = [], 0
    for unit in units(text):
        if stands[i] == "c" and out and out[-1].kind == "combined" and out[-1].end == i:
            out[-1].text += unit
            out[-1].end += len(unit)
        elif stands[i] == "c":
            out.append(Cell(unit, 1.0, "combined", stands="c"))
            out[-1].end = i + len(unit)
        else:
            out.append(cell(text, i, unit, language, vertical, stands[i]))
        i += len(unit)
    if language.startswith("zh") and not vertical:
        # Two of ！？ in a row take one em, three take two (GB/T 5.1.2, CLREQ 3.1.3.3).
        i = 0
        while i < len(out):
            j = i
            while j < len(out) and out[j].kind == "exclamation" and out[j].text in EXCLAMATIONS:
                j += 1
            if j - i == 2:
                for c in out[i:j]:
                    c.advance, c.lead, c.trail = HALF, 0.0, 0.0
            i = max(i + 1, j)
    return out


def remaining(a, b, language):
    """The air that remains between two marks, or None where no rule speaks of the pair."""
    inner = ("close", "stop", "colon", "exclamation")
    if language == "ja" or language == "ko":
        # JLREQ 3.1.4, KLREQ 4.3.2. Colons and semicolons are of the class of middle dots there.
        dots = ("dot", "colon")
        if a.kind in ("close", "stop") and b.kind in dots or a.kind in dots and b.kind == "open":
            return QUARTER
        if a.kind in ("close", "stop", "exclamation") and b.kind in ("close", "stop", "exclamation"):
            return 0.0
        if a.kind in ("close", "stop", "exclamation") and b.kind == "open":
            return HALF
    else:
        if a.kind in inner and b.kind in inner:
            return 0.0
        if a.kind in inner and b.kind == "open":
            return HALF
    if a.kind == "open" and b.kind == "open":
        return 0.0
    return None


def between(a, b, language, gap):
    """What is added between two neighbours of a line, in em."""
    air = a.trail + b.lead
    allowed = remaining(a, b, language)
    if allowed is not None and air > allowed:
        return allowed - air
    if gap > 0 and language != "ko":
        # % and ° count as a part of their number; what stands upright in a column counts as Han.
        if a.kind == "ideograph" and b.kind == "latin" or b.kind == "ideograph" and (a.kind == "latin" or a.text in ("%", "°")):
            return gap
    if a.kind in ("latin", "sign", "latin-mark") and b.kind in ("latin", "sign", "latin-mark") and max(a.text, b.text) < "\u0250":
        face = LATIN if language == "en" else CJK
        return face.kerning(a.text, b.text, language)
    return 0.0


def line_of(line, language, vertical, hang, gap, hyphen):
    """Positions, width and hang of one line of cells."""
    shown = list(line)
    while shown and shown[-1].kind in ("space", "newline"):
        shown.pop()
    at, pen = [], 0.0
    for k, c in enumerate(shown):
        if k > 0:
            pen += between(shown[k - 1], c, language, gap)
        elif c.kind == "open":
            pen -= c.lead  # its ink is flush with the margin (CLREQ 3.1.6.3)
        at.append(pen)
        pen += c.advance
    width, hung = pen, 0.0
    seen = [c for c in shown if c.kind != "unseen"]
    if seen:
        last, centred = seen[-1], seen[-1].lead > 0 and seen[-1].kind != "open"
        before = seen[-2] if len(seen) > 1 else None
        may = last.text in HANGING_STOPS or last.text in HANGING_QUOTES
        if traditional(language):
            # Only in columns, and only stops (CLREQ 3.1.7).
            may = vertical and last.text in HANGING_STOPS
        if before is not None and before.kind in ("close", "stop", "colon", "exclamation"):
            may = False  # not in a succession of marks (CLREQ 3.1.7)
        if hang and may and before is not None:
            hung = last.advance if centred else last.advance - last.trail
            width -= last.advance
        elif last.kind in ("close", "stop", "colon", "exclamation") and not centred:
            width -= last.trail  # GB/T 5.1.10
    if hyphen:
        width += (LATIN if language == "en" else CJK).advance("-", language)
    return {
        "text": "".join(c.text for c in line),
        "width": round(width, 4),
        "hang": round(hung, 4),
        "hyphen": hyphen,
        "cells": [[c.text, round(x, 4)] for c, x in zip(shown, at)],
        "stands": "".join(c.stands for c in shown) if vertical else "",
    }


def unescape(text):
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", "\n").replace("\\r", "\r")


def parse(path):
    """The cases of one file."""
    rule = source = ""
    with open(path, encoding="utf-8") as lines:
        for number, raw in enumerate(lines, 1):
            raw = raw.strip("\n")
            where = "%s:%d" % (os.path.basename(path), number)
            if raw.startswith("@rule:"):
                rule = raw[6:].strip()
            elif raw.startswith("@source:"):
                source = raw[8:].strip()
            elif raw.strip() and not raw.startswith("#"):
                fields = re.split(r"  +", raw.strip())
                if len(fields) != 4:
                    sys.exit("%s: %d fields instead of 4" % (where, len(fields)))
                yield where, rule, source, fields


def case_of(where, rule, source, fields):
    """One case with its expected lines."""
    language, width, written_options, text = fields
    options = {}
    for option in written_options.split(","):
        name, _, value = option.partition("=")
        options[name] = value
    unknown = set(options) - {"-", "vertical", "hang", "compact", "normalise", "prefer", "keep", "gap", "lines", "overfull", "forms"}
    if unknown:
        sys.exit("%s: unknown options %s" % (where, unknown))
    written, marked = None, text
    if "normalise" in options:
        written, marked = text.split(" => ")
    marked = unescape(marked)
    parts = re.split(r"([|^])", marked)
    whole = "".join(parts[0::2])
    vertical, gap = "vertical" in options, float(options.get("gap") or EIGHTH)
    every = cells(whole, language, vertical)
    lines, k = [], 0
    for i, part in enumerate(parts[0::2]):
        line, length = [], 0
        while length < len(part):
            line.append(every[k])
            length += len(every[k].text)
            k += 1
        if length != len(part):
            sys.exit("%s: a line ends inside %r" % (where, every[k - 1].text))
        hyphen = parts[2 * i + 1] == "^" if 2 * i + 1 < len(parts) else False
        lines.append(line_of(line, language, vertical, "hang" in options, gap, hyphen))
        if lines[-1]["width"] > float(width) + 1e-6 and "overfull" not in options:
            sys.exit("%s: the line %r is %g em wide" % (where, part, lines[-1]["width"]))
    out = {"name": "%s %s %s %s" % (language, width, written_options, text), "rule": rule, "source": source, "language": language, "width": float(width)}
    out["text"] = unescape(written) if written is not None else whole
    for name in ("vertical", "hang", "compact", "normalise"):
        if name in options:
            out[name] = True
    if "lines" in options:
        out["linesOnly"] = True
    if "prefer" in options:
        out["prefer"] = parts[0::2]
    if "keep" in options:
        out["keep"] = options["keep"].split("/")
    if "gap" in options:
        out["gap"] = gap
    if "forms" in options:
        out["forms"] = options["forms"]
    out["lines"] = lines
    return out


# Characters that nobody would see in a file are written as escapes.
UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200d\u2060\u3000\ufe0f\ufeff]")


def main():
    check, total, stale = "--check" in sys.argv[1:], 0, []
    folder = os.path.join(HERE, "cases")
    for name in sorted(os.listdir(folder)):
        cases = [case_of(*row) for row in parse(os.path.join(folder, name))]
        text = "[\n" + ",\n".join(UNSEEN.sub(lambda m: "\\u%04x" % ord(m[0]), json.dumps(c, ensure_ascii=False)) for c in cases) + "\n]\n"
        target = os.path.join(HERE, name.replace(".txt", ".json"))
        total += len(cases)
        print("%4d %s" % (len(cases), name))
        if check:
            with open(target, encoding="utf-8") as file:
                if file.read() != text:
                    stale.append(name)
            continue
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)
    print("%4d in all" % total)
    if stale:
        sys.exit("not as model.py writes it: " + ", ".join(stale))


if __name__ == "__main__":
    main()
