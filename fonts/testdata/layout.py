#!/usr/bin/python3
"""Writes layout.txt.gz: what the layout features do to every character of the CJK faces, by fontTools' reading of GSUB
and GPOS. TestLayoutTable shapes the same and compares.

    /usr/bin/python3 fonts/testdata/layout.py      (python3-fonttools; run it again after fonts/build.sh --accept)

A line is one of
    face KEY
    set FEATURE LANGUAGE         language as BCP 47; the script is always Han
    HEX GLYPH                    a feature of GSUB: the glyph of the character, where the feature changes it
    HEX XP YP XA YA              a feature of GPOS: what it adds to placement and advance, in font units
Only single substitutions and positionings count: the characters are shaped one by one. Lookups apply in the order of
the table, each feature together with what is always on: locl, and vert in columns.
"""
import gzip
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent
KEYS = ["noto-serif-cjk-400", "noto-serif-cjk-700", "noto-sans-cjk-400", "noto-sans-cjk-700"]
LANGUAGES = {"zh-Hans": "ZHS ", "zh-Hant": "ZHT ", "zh-Hant-HK": "ZHH ", "ja": "JAN ", "ko": "KOR "}
# feature, table, vertical
FEATURES = [
    ("locl", "GSUB", False), ("vert", "GSUB", True), ("fwid", "GSUB", False), ("hwid", "GSUB", False),
    ("halt", "GPOS", False), ("palt", "GPOS", False), ("vhal", "GPOS", True), ("vpal", "GPOS", True),
]


def lookups(font, table, language, tags):
    """Returns the lookups of the features in one language of Han, in the order of the table."""
    t = font[table].table
    script = next(r.Script for r in t.ScriptList.ScriptRecord if r.ScriptTag == "hani")
    system = next((r.LangSys for r in script.LangSysRecord if r.LangSysTag == language), script.DefaultLangSys)
    features = [t.FeatureList.FeatureRecord[i] for i in system.FeatureIndex]
    return [t.LookupList.Lookup[i] for i in sorted({i for f in features if f.FeatureTag in tags for i in f.Feature.LookupListIndex})]


def subtables(lookup, extension):
    for s in lookup.SubTable:
        yield s.ExtSubTable if lookup.LookupType == extension else s


def mappings(font, language, tags):
    """Returns the single substitutions, a dictionary a lookup."""
    out = []
    for lookup in lookups(font, "GSUB", language, tags):
        m = {}
        for s in subtables(lookup, 7):
            if s.LookupType == 1:
                for a, b in s.mapping.items():
                    m.setdefault(a, b)
        out.append(m)
    return out


def values(font, language, tag):
    """Returns the single positionings of a feature, a dictionary a lookup."""
    def of(v):
        return tuple(getattr(v, name, 0) or 0 for name in ("XPlacement", "YPlacement", "XAdvance", "YAdvance")) if v else (0, 0, 0, 0)

    out = []
    for lookup in lookups(font, "GPOS", language, {tag}):
        m = {}
        for s in subtables(lookup, 9):
            if s.LookupType == 1:
                for i, g in enumerate(s.Coverage.glyphs):
                    m.setdefault(g, of(s.Value if s.Format == 1 else s.Value[i]))
        out.append(m)
    return out


def substitute(glyph, maps):
    for m in maps:
        glyph = m.get(glyph, glyph)
    return glyph


def main():
    lines = []
    for key in KEYS:
        font = TTFont(FONTS / f"{key}.otf")
        lines.append(f"face {key}")
        characters = sorted(font.getBestCmap().items())
        for feature, table, vertical in FEATURES:
            if feature == "locl" and key.endswith("700"):
                continue  # thousands of lines that say what the regular weight's say
            for language, tag in LANGUAGES.items():
                lines.append(f"set {feature} {language}")
                always = {"locl", "vert"} if vertical else {"locl"}
                if table == "GSUB":
                    without, with_ = mappings(font, tag, always - {feature}), mappings(font, tag, always | {feature})
                    for c, g in characters:
                        a, b = substitute(g, without), substitute(g, with_)
                        if a != b:
                            lines.append(f"{c:x} {font.getGlyphID(b)}")
                else:
                    maps, moves = mappings(font, tag, always), values(font, tag, feature)
                    for c, g in characters:
                        g = substitute(g, maps)
                        total = [sum(v) for v in zip(*(m.get(g, (0, 0, 0, 0)) for m in moves))] if moves else [0]
                        if any(total):
                            lines.append(f"{c:x} {' '.join(map(str, total))}")
    data = ("\n".join(lines) + "\n").encode()
    (FONTS / "testdata" / "layout.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    print(len(lines), "lines")


if __name__ == "__main__":
    main()
