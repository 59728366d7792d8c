#!/usr/bin/python3
"""Makes one face of the catalogue from a Noto font file.

    subset.py cjk IN.ttc OUT.otf UNIHAN EXTRA   one face of a Noto CJK collection (number 2, SC; its locl serves all)
    subset.py latin IN.ttf OUT.ttf              Noto Sans or Noto Serif, cut to Latin, Greek, Cyrillic and signs
    subset.py emoji IN.ttf OUT.ttf              Noto Color Emoji, all of it

UNIHAN is Unihan_OtherMappings.txt.bz2 of Debian's unicode-data; EXTRA is extra.txt.

Every coverage table of GSUB and GPOS is written as format 1. The shaper (go-text/typesetting v0.3.5) loses
ranges of format 2 without an error: on Noto CJK 216 characters kept their horizontal glyph in columns.

It runs with Debian's python3-fonttools; the same input gives the same bytes.
"""
import bz2
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

# The face of the collections whose default forms are those of mainland China.
SC_FACE = 2

# Blocks that the East Asian character sets hold in part only, wanted whole as far as the font has them.
CJK_BLOCKS = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F),  # Latin, phonetics, accents
    (0x0370, 0x03FF), (0x0400, 0x04FF), (0x1E00, 0x1EFF),                    # Greek, Cyrillic, pinyin with accents
    (0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF),  # hangul
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x20D0, 0x20FF),  # punctuation, small figures, currency
    (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),  # letterlike, numbers, arrows, mathematics
    (0x2300, 0x23FF), (0x2400, 0x243F), (0x2460, 0x24FF), (0x2500, 0x25FF),  # technical, enclosed, boxes, shapes
    (0x2600, 0x26FF), (0x2700, 0x27BF), (0x2900, 0x297F), (0x2B00, 0x2BFF),  # signs, dingbats, more arrows
    (0x2E80, 0x2FDF), (0x2FF0, 0x2FFF), (0x3000, 0x303F),                    # radicals, description, CJK punctuation
    (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x1B000, 0x1B16F),                  # kana
    (0x3100, 0x312F), (0x31A0, 0x31BF), (0x31C0, 0x31EF),                    # bopomofo, strokes
    (0x3200, 0x33FF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),                    # enclosed, ideographs, compatibility
    (0xFE00, 0xFE1F), (0xFE30, 0xFE4F), (0xFE50, 0xFE6F), (0xFF00, 0xFFEF),  # vertical, small and full-width forms
    (0x1F100, 0x1F2FF), (0xE0100, 0xE01EF),                                  # enclosed supplements, ideographic variants
]

# What Chinese, Taiwanese, Hong Kong's and Japanese text is written in; the blocks and extra.txt add the rest.
CHARACTER_SETS = ["gbk", "big5hkscs", "euc_jis_2004"]

LATIN_BLOCKS = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F),
    (0x0370, 0x03FF), (0x0400, 0x052F), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x25CA, 0x25CC), (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0x2E00, 0x2E7F),
    (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFE20, 0xFE2F), (0xFFFD, 0xFFFD),
]


def write_coverage_as_format_1():
    """Makes fontTools list the glyphs of every coverage table singly."""

    def pre_write(self, font):
        glyphs = sorted(self.glyphs or [], key=font.getGlyphID)
        self.glyphs = glyphs
        self.Format = 1
        return {"GlyphArray": glyphs}

    otTables.Coverage.preWrite = pre_write


def in_blocks(blocks):
    return {c for first, last in blocks for c in range(first, last + 1)}


def in_character_set(codec):
    """Returns every character that the codec can write, but the private use ones (old HKSCS and GBK cells)."""
    found = set()
    for c in list(range(0x80, 0xD800)) + list(range(0xF900, 0x10000)) + list(range(0x1F000, 0x32000)):
        try:
            chr(c).encode(codec)
            found.add(c)
        except UnicodeEncodeError:
            pass
    return found


def in_unihan(path, field):
    """Returns the characters that have the field in a file of the Unihan database (UAX #38)."""
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        columns = (line.split("\t") for line in lines if not line.startswith("#"))
        return {int(c[0][2:], 16) for c in columns if len(c) == 3 and c[1] == field}


def in_file(path):
    """Returns the characters of a text file whose lines starting with # are remarks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {ord(c) for line in lines if not line.startswith("#") for c in line if not c.isspace()}


def options(drop):
    o = subset.Options()
    o.layout_scripts = ["*"]
    o.hinting = False
    o.notdef_outline = True
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]  # names, version, trademark, licence and its address
    o.name_languages = [0x409]
    o.drop_tables += drop
    o.recalc_timestamp = False
    return o


def features(font):
    """Returns all layout features but aalt: it lists alternates for a font menu, and keeps glyphs that no text shows."""
    tags = set()
    for name in ("GSUB", "GPOS"):
        if name in font:
            tags |= {r.FeatureTag for r in font[name].table.FeatureList.FeatureRecord}
    return sorted(tags - {"aalt"})


def cut(source, target, unicodes, drop, number=-1):
    o = options(drop)
    o.font_number = number
    font = subset.load_font(source, o)
    o.layout_features = features(font)
    # One full table and the one of variation sequences serve every reader; the copies for old systems only cost time.
    best = font["cmap"].getBestCmap()
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format == 14 or (t.isUnicode() and t.cmap == best)][-2:]
    s = subset.Subsetter(o)
    s.populate(unicodes=unicodes)
    s.subset(font)
    subset.save_font(font, target, o)


def main(kind, source, target, unihan=None, extra=None):
    write_coverage_as_format_1()
    if kind == "cjk":
        unicodes = in_blocks(CJK_BLOCKS) | in_unihan(unihan, "kTGH") | in_file(Path(extra))
        for codec in CHARACTER_SETS:
            unicodes |= in_character_set(codec)
        # BASE is for mixing baselines of scripts, which the text engine does by its own rules.
        cut(source, target, unicodes, ["BASE", "DSIG"], SC_FACE)
    elif kind == "latin":
        cut(source, target, in_blocks(LATIN_BLOCKS), ["DSIG", "STAT"])
    elif kind == "emoji":
        font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
        font["GSUB"].ensureDecompiled()
        font.save(target, reorderTables=None)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])
